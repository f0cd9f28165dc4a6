//! Marked content: which tag, artefact, layer or replacement text the stream says it is in.

use hayro_syntax::object::{Dict, Name, Object, String as PdfString, dict_or_stream};
use hayro_syntax::page::Resources;
use rustc_hash::{FxHashMap, FxHashSet};

use super::objects::text_string;

/// Ids of marked content inside forms, as the tag tree names them: `(form's object number, MCID)` to an id that no
/// page uses itself.
pub(super) type FormTags = FxHashMap<(u32, u32), u32>;

/// Layers (optional content groups) that are switched off, by object number.
pub(super) type HiddenLayers = FxHashSet<u32>;

/// How deep marked content may nest before it is no longer followed.
const DEPTH: usize = 256;

/// One level of marked content; what it does not say it takes from the level around it.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    pub(super) tag: Option<u32>,
    pub(super) artefact: bool,
    pub(super) hidden: bool,
    /// Text that replaces the glyphs of this level.
    pub(super) actual_text: Option<String>,
}

/// The levels that are open.
#[derive(Default)]
pub(super) struct MarkedContent {
    levels: Vec<Level>,
    /// Levels too deep to follow, so that ends still match beginnings.
    beyond: usize,
}

impl MarkedContent {
    /// The innermost level.
    pub(super) fn top(&self) -> Option<&Level> {
        self.levels.last()
    }

    /// Number of open levels.
    pub(super) fn depth(&self) -> usize {
        self.levels.len() + self.beyond
    }

    /// Opens a level without properties.
    pub(super) fn begin(&mut self, role: &Name<'_>) {
        let mut level = self.inherited();
        level.artefact |= role.as_ref() == b"Artifact";
        self.push(level);
    }

    /// Opens a level for content that is hidden or not, for forms of a layer.
    pub(super) fn begin_layer(&mut self, hidden: bool) {
        let mut level = self.inherited();
        level.hidden |= hidden;
        self.push(level);
    }

    /// Opens a level for content that the tag tree knows by an id.
    pub(super) fn begin_tagged(&mut self, tag: Option<u32>) {
        self.push(Level { tag, ..Level::default() });
    }

    /// Opens a level with properties: a dictionary or the name of one.
    pub(super) fn begin_with(
        &mut self,
        role: &Name<'_>,
        properties: &Object<'_>,
        resources: &Resources<'_>,
        scope: &Scope<'_>,
    ) {
        let mut level = self.inherited();
        if role.as_ref() == b"Artifact" {
            level.artefact = true;
            level.tag = None;
        }
        if role.as_ref() == b"OC" {
            if let Object::Name(name) = properties {
                level.hidden |= is_hidden_layer(&resources.properties, name, scope.hidden);
            }
            return self.push(level);
        }
        match properties {
            Object::Name(name) => {
                if let Some(dict) = resources.properties.get::<Dict<'_>>(name) {
                    read_properties(&mut level, &dict, scope);
                }
            }
            other => {
                if let Some((dict, _)) = dict_or_stream(other) {
                    read_properties(&mut level, dict, scope);
                }
            }
        }
        self.push(level);
    }

    /// Closes the innermost level and returns it; `floor` levels belong to the caller of a form and stay open.
    pub(super) fn end(&mut self, floor: usize) -> Option<Level> {
        if self.depth() <= floor {
            return None;
        }
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        self.levels.pop()
    }

    fn inherited(&self) -> Level {
        self.top().map_or_else(Level::default, |top| Level { actual_text: None, ..top.clone() })
    }

    fn push(&mut self, level: Level) {
        if self.levels.len() < DEPTH {
            self.levels.push(level);
        } else {
            self.beyond += 1;
        }
    }
}

/// Where marked content stands.
pub(super) struct Scope<'s> {
    pub(super) hidden: &'s HiddenLayers,
    pub(super) form_tags: &'s FormTags,
    /// Object number of the form under way.
    pub(super) form: Option<u32>,
}

fn read_properties(level: &mut Level, dict: &Dict<'_>, scope: &Scope<'_>) {
    if let Some(id) = dict.get::<u32>(b"MCID") {
        let own = scope.form.and_then(|form| scope.form_tags.get(&(form, id)).copied());
        level.tag = Some(own.unwrap_or(id));
        level.artefact = false;
    }
    level.actual_text = dict.get::<PdfString<'_>>(b"ActualText").map(|text| text_string(text.as_bytes()));
}

/// Whether a layer named by `key` of a dictionary is switched off: a group, or a set of groups with a policy.
pub(super) fn is_hidden_layer(dict: &Dict<'_>, key: &[u8], hidden: &HiddenLayers) -> bool {
    if hidden.is_empty() {
        return false;
    }
    if let Some(reference) = dict.get_ref(key)
        && hidden.contains(&reference.obj_number)
    {
        return true;
    }
    let Some(set) = dict.get::<Dict<'_>>(key) else { return false };
    let mut groups: Vec<bool> = Vec::new();
    if let Some(group) = set.get_ref(b"OCGs")
        && set.get::<Dict<'_>>(b"OCGs").is_some()
    {
        groups.push(hidden.contains(&group.obj_number));
    } else if let Some(all) = set.get::<hayro_syntax::object::Array<'_>>(b"OCGs") {
        groups.extend(all.raw_iter().take(1000).filter_map(|g| g.as_obj_ref()).map(|g| hidden.contains(&g.obj_number)));
    }
    if groups.is_empty() {
        return false;
    }
    let policy = set.get::<Name<'_>>(b"P");
    match policy.as_ref().map(AsRef::as_ref) {
        Some(b"AllOn") => groups.iter().any(|off| *off),
        Some(b"AnyOff") => groups.iter().all(|off| !*off),
        Some(b"AllOff") => groups.iter().any(|off| !*off),
        _ => groups.iter().all(|off| *off),
    }
}
