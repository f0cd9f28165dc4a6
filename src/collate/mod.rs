//! What only the batch as a whole can tell: missing and repeated returns, actions carried on from meeting to meeting,
//! facts that differ between papers. Nothing is merged away.
