//! The gold file. Its own head explains its lines.

use newslens::Span;
use newslens::analysis::QuotationKind;

/// All that the file says.
#[derive(Default)]
pub struct Gold {
    /// File under `../shared/data/unlabelled`.
    pub source: String,
    pub articles: Vec<GoldArticle>,
}

pub struct GoldArticle {
    /// In the gold file, from 1.
    pub line: usize,
    /// First byte in the source.
    pub offset: usize,
    pub n_bytes: usize,
    /// FNV-1a of its text.
    pub hash: u64,
    pub quotations: Vec<GoldQuotation>,
}

pub struct GoldQuotation {
    /// In the gold file, from 1.
    pub line: usize,
    pub kind: QuotationKind,
    /// Nobody would dispute that it is a quotation.
    pub clear: bool,
    /// In bytes of the article's text.
    pub spans: Vec<Span>,
    /// Names that are all right; none where the text leaves the speaker open.
    pub speakers: Vec<String>,
}

impl Gold {
    /// Reads the file; panics with the line that is wrong, as a test may.
    pub fn parse(file: &str) -> Self {
        let mut gold = Self::default();
        for (idx, text) in file.lines().enumerate() {
            let line = idx + 1;
            let fields: Vec<&str> = text.split('\t').collect();
            match fields[..] {
                [""] => {}
                [comment] if comment.starts_with('#') => {}
                ["source", name, _licence] => gold.source = name.to_owned(),
                ["article", offset, n_bytes, hash] => gold.articles.push(GoldArticle {
                    line,
                    offset: number(offset, line),
                    n_bytes: number(n_bytes, line),
                    hash: u64::from_str_radix(hash, 16).unwrap_or_else(|_| panic!("line {line}: bad hash")),
                    quotations: Vec::new(),
                }),
                [kind, certainty, content, speakers] => {
                    let quotation = quotation(line, [kind, certainty, content, speakers]);
                    let article = gold.articles.last_mut();
                    article.unwrap_or_else(|| panic!("line {line}: no article yet")).quotations.push(quotation);
                }
                _ => panic!("line {line}: cannot read {text:?}"),
            }
        }
        gold
    }
}

fn quotation(line: usize, [kind, certainty, content, speakers]: [&str; 4]) -> GoldQuotation {
    let kind = match kind {
        "direct" => QuotationKind::Direct,
        "mixed" => QuotationKind::Mixed,
        "indirect" => QuotationKind::Indirect,
        _ => panic!("line {line}: unknown kind {kind:?}"),
    };
    let clear = match certainty {
        "clear" => true,
        "loose" => false,
        _ => panic!("line {line}: neither clear nor loose: {certainty:?}"),
    };
    let spans = content.split('+').map(|part| {
        let (start, end) = part.split_once('-').unwrap_or_else(|| panic!("line {line}: bad span {part:?}"));
        Span::new(number(start, line), number(end, line))
    });
    let speakers = match speakers {
        "?" => Vec::new(),
        names => names.split('|').map(str::to_owned).collect(),
    };
    GoldQuotation { line, kind, clear, spans: spans.collect(), speakers }
}

fn number(field: &str, line: usize) -> usize {
    field.parse().unwrap_or_else(|_| panic!("line {line}: not a number: {field:?}"))
}
