//! One paper in a process of its own kind: start, hand over, watch, replace.
