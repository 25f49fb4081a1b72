//! A DOM subtree as a reader sees it.

use super::object;
use crate::gather::Gathered;
use crate::wire::WireAnalysis;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleDeclaration, Element, Node, Window};

/// A walk over a DOM subtree that gathers its text.
pub(super) struct Walk {
    window: Option<Window>,
    /// The text nodes, by the number they were gathered under.
    nodes: Vec<Node>,
    gathered: Gathered,
}

/// What an element does to the text in it.
#[derive(Clone, Copy)]
struct Style {
    is_block: bool,
    is_visible: bool,
    keeps_space: bool,
}

/// Elements whose text no reader sees, or that is not the page's.
#[rustfmt::skip]
const SKIPPED: &[&str] = &[
    "AUDIO", "CANVAS", "DATALIST", "HEAD", "IFRAME", "MATH", "NOSCRIPT", "OBJECT", "RP", "RT", "SCRIPT", "SELECT", "STYLE", "SVG",
    "TEMPLATE", "TEXTAREA", "TITLE", "VIDEO",
];

/// Elements that are blocks where no style says so: in a subtree that is not on a page.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "BODY", "CAPTION", "DD", "DETAILS", "DIALOG", "DIV", "DL", "DT", "FIELDSET",
    "FIGCAPTION", "FIGURE", "FOOTER", "FORM", "H1", "H2", "H3", "H4", "H5", "H6", "HEADER", "HGROUP", "HR", "LEGEND", "LI", "MAIN",
    "NAV", "OL", "P", "PRE", "SECTION", "SUMMARY", "TABLE", "TBODY", "TD", "TFOOT", "TH", "THEAD", "TR", "UL",
];

impl Walk {
    /// Walks without recursion: a page may be nested deeper than the stack.
    pub fn new(root: &Element) -> Self {
        let mut walk = Self { window: web_sys::window(), nodes: Vec::new(), gathered: Gathered::default() };
        walk.subtree(root);
        walk
    }

    /// The text that a reader sees.
    pub fn text(&self) -> &str {
        self.gathered.text()
    }

    fn subtree(&mut self, root: &Element) {
        let mut open: Vec<Style> = Vec::new();
        let mut node: Node = root.clone().into();
        loop {
            let entered = self.enter(&node, open.last().copied());
            if let (Some(style), Some(child)) = (entered, node.first_child()) {
                open.push(style);
                node = child;
                continue;
            }
            loop {
                if open.is_empty() {
                    return;
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent_node() else { return };
                node = parent;
                if open.pop().is_some_and(|style| style.is_block) {
                    self.gathered.break_block();
                }
            }
        }
    }

    /// Takes in a node; the style of one whose children are to be walked.
    fn enter(&mut self, node: &Node, around: Option<Style>) -> Option<Style> {
        if node.node_type() == Node::TEXT_NODE {
            let style = around?;
            if style.is_visible {
                let data = node.node_value().unwrap_or_default();
                self.gathered.add(self.nodes.len() as u32, &data, style.keeps_space);
                self.nodes.push(node.clone());
            }
            return None;
        }
        let element = node.dyn_ref::<Element>()?;
        let name = element.tag_name().to_ascii_uppercase();
        if name == "BR" {
            self.gathered.break_line();
            return None;
        }
        let style = self.style(element, &name, around)?;
        if style.is_block {
            self.gathered.break_block();
        }
        Some(style)
    }

    /// What the element does to the text in it; nothing for one that is not shown.
    fn style(&self, element: &Element, name: &str, around: Option<Style>) -> Option<Style> {
        if SKIPPED.contains(&name) {
            return None;
        }
        let computed = self.window.as_ref().and_then(|window| window.get_computed_style(element).ok().flatten());
        let value = |computed: &CssStyleDeclaration, key| computed.get_property_value(key).unwrap_or_default();
        let shown = computed.map(|c| (value(&c, "display"), c)).filter(|(display, _)| !display.is_empty());
        match shown {
            Some((display, _)) if display == "none" => None,
            Some((display, computed)) => Some(Style {
                is_block: !(display.starts_with("inline") || display.starts_with("ruby") || display == "contents"),
                is_visible: value(&computed, "visibility") == "visible",
                keeps_space: matches!(value(&computed, "white-space").as_str(), "pre" | "pre-wrap" | "break-spaces"),
            }),
            None if element.has_attribute("hidden") => None,
            None => Some(Style {
                is_block: BLOCKS.contains(&name),
                is_visible: true,
                keeps_space: name == "PRE" || around.is_some_and(|style| style.keeps_space),
            }),
        }
    }

    /// Where each finding stands in the subtree.
    pub fn ranges(&self, wire: &WireAnalysis) -> Array {
        let ranges = Array::new();
        let add = |layer: &str, index: usize, spans: &[(u32, u32)]| {
            let parts = Array::new();
            for part in spans.iter().flat_map(|&(start, end)| self.gathered.parts(start, end)) {
                let node = self.nodes[part.node as usize].clone().into();
                parts.push(&object([("node", node), ("start", part.start.into()), ("end", part.end.into())]));
            }
            ranges.push(&object([("layer", layer.into()), ("index", (index as u32).into()), ("parts", parts.into())]));
        };
        for (idx, mention) in wire.mentions.iter().enumerate() {
            add("mention", idx, &[(mention.start, mention.end)]);
        }
        for (idx, quotation) in wire.quotations.iter().enumerate() {
            let spans: Vec<_> = quotation.spans.iter().map(|at| (at.start, at.end)).collect();
            add("quotation", idx, &spans);
        }
        for (idx, cue) in wire.cues.iter().enumerate() {
            add("cue", idx, &[(cue.start, cue.end)]);
        }
        ranges
    }
}
