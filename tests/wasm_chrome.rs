//! The JavaScript door, in a browser: all that is checked on Node, and the DOM.
#![cfg(target_arch = "wasm32")]

mod wasm;

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Node};

wasm_bindgen_test_configure!(run_in_browser);

/// Every part of every finding is where the element's own text nodes have its surface, and the DOM is left as it was.
#[wasm_bindgen_test]
fn ranges_lie_in_the_text_nodes() {
    let root = element(
        "<h1>Bridge “closed”</h1><p>“We will <em>rebuild</em> it 🙂,” said <b>Lena</b> Ortiz,\n  the mayor.</p>\
         <script>var said = 'Not this, said Paul Hale.';</script><p hidden>Nor this, said Paul Hale.</p>",
    );
    let before = root.inner_html();
    let result = wasm::analyzer().analyze_element(&root, JsValue::UNDEFINED).expect("any element can be analysed");
    assert_eq!(root.inner_html(), before);

    let text = get(&result, "text").as_string().expect("the text is a string");
    assert!(!text.contains("Hale"), "{text}");
    let units: Vec<u16> = text.encode_utf16().collect();
    let analysis = get(&result, "analysis");
    let mut n_parts = 0;
    for range in get(&result, "ranges").unchecked_into::<Array>().iter() {
        let list = match get(&range, "layer").as_string().as_deref() {
            Some("mention") => "mentions",
            Some("quotation") => "quotations",
            Some("cue") => "cues",
            other => panic!("there is no layer {other:?}"),
        };
        let finding = Reflect::get_u32(&get(&analysis, list), number(&range, "index")).expect("a list has indices");
        let spans = get(&finding, "spans").dyn_into::<Array>().unwrap_or_else(|_| Array::of1(&finding));
        let surface: String = spans
            .iter()
            .map(|at| String::from_utf16_lossy(&units[number(&at, "start") as usize..number(&at, "end") as usize]))
            .collect();
        let mut found = String::new();
        for part in get(&range, "parts").unchecked_into::<Array>().iter() {
            let node: Node = get(&part, "node").unchecked_into();
            let data: Vec<u16> = node.node_value().expect("a text node has a value").encode_utf16().collect();
            found += &String::from_utf16_lossy(&data[number(&part, "start") as usize..number(&part, "end") as usize]);
            n_parts += 1;
        }
        let without_space = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(without_space(&found), without_space(&surface));
    }
    assert!(n_parts > 0, "nothing was found in {text:?}");
}

#[wasm_bindgen_test]
fn an_element_without_text_has_no_findings() {
    for html in ["", "<br><hr>", "<p></p><!-- said Lena Ortiz -->", "<style>p { color: red }</style>"] {
        let result =
            wasm::analyzer().analyze_element(&element(html), JsValue::NULL).expect("any element can be analysed");
        assert_eq!(get(&result, "ranges").unchecked_into::<Array>().length(), 0, "{html}");
    }
}

/// An element on the page that holds this HTML.
fn element(html: &str) -> Element {
    let document = web_sys::window().and_then(|window| window.document()).expect("a browser has a document");
    let element = document.create_element("div").expect("a div can be made");
    element.set_inner_html(html);
    document.body().expect("the page has a body").append_child(&element).expect("a body takes a div");
    element
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).expect("it is an object")
}

fn number(object: &JsValue, key: &str) -> u32 {
    get(object, key).as_f64().expect("it is a number") as u32
}
