//! Which Rust file of a crate names which other, read from the paths in its source.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, Path, UseTree, Visibility};

use crate::graph::Graph;
use crate::sources;

/// A path within the crate, without the leading `crate`.
type Names = Vec<String>;

/// What lies between `use` and `;`, as paths with the name that each gives.
type Leaf = (Names, String);

struct Module {
    file: String,
    place: Names,
    /// What its names stand for, by `use`; and those of them that it hands on.
    named: BTreeMap<String, Names>,
    handed_on: BTreeMap<String, Names>,
    /// Every path that its code names.
    paths: Vec<Names>,
}

/// Returns which file of the crate under `folder` names which. What a child names of the `mod.rs` above it is left
/// out: that is the front of its folder, where what its files share is defined; and so is what `roots` names, types
/// of the crate's root that methods are added to everywhere.
pub(crate) fn graph(folder: &str, roots: &[&str]) -> Graph {
    let files = sources(folder).into_iter();
    let modules: Vec<Module> = files
        .filter(|(file, _)| file.ends_with(".rs") && !file.ends_with("build.rs"))
        .map(|(file, text)| Module::read(folder, file, &text))
        .collect();
    let all = Crate(modules.iter().map(|one| (one.place.clone(), one)).collect());
    let mut graph = Graph::default();
    for module in &modules {
        for path in &module.paths {
            let found = all
                .absolute(module, path)
                .filter(|path| !is_root(path, roots));
            let named = found.and_then(|path| all.file_of(&path, 0));
            if let Some(named) = named.filter(|named| !module.place.starts_with(&named.place)) {
                graph.add(&module.file, &named.file);
            }
        }
    }
    graph
}

fn is_root(path: &Names, roots: &[&str]) -> bool {
    path.first()
        .is_some_and(|first| roots.contains(&first.as_str()))
}

struct Crate<'a>(BTreeMap<Names, &'a Module>);

impl<'a> Crate<'a> {
    /// Returns a path from the crate's root; None where it leads out of the crate.
    fn absolute(&self, module: &Module, path: &Names) -> Option<Names> {
        let (first, rest) = path.split_first()?;
        let mut from = match first.as_str() {
            "crate" => Names::new(),
            "self" => module.place.clone(),
            "super" => parent(&module.place),
            name => match module.named.get(name) {
                Some(named) => self.absolute_use(module, named)?,
                None => self.child(module, name)?,
            },
        };
        let above = rest.iter().take_while(|name| *name == "super").count();
        for _ in 0..above {
            from = parent(&from);
        }
        from.extend_from_slice(&rest[above..]);
        Some(from)
    }

    /// What a `use` names begins with a word of the language, a child or another crate, never with another `use`.
    fn absolute_use(&self, module: &Module, path: &Names) -> Option<Names> {
        let (first, rest) = path.split_first()?;
        if ["crate", "self", "super"].contains(&first.as_str()) {
            return self.absolute(module, path);
        }
        let mut from = self.child(module, first)?;
        from.extend_from_slice(rest);
        Some(from)
    }

    fn child(&self, module: &Module, name: &str) -> Option<Names> {
        let mut place = module.place.clone();
        place.push(name.to_owned());
        self.0.contains_key(&place).then_some(place)
    }

    /// Returns the module that defines what a path names, wherever it is handed on; None where the path names a
    /// module itself.
    fn file_of(&self, path: &Names, depth: usize) -> Option<&'a Module> {
        let lengths = (0..=path.len()).rev();
        let found = lengths.map(|length| path.split_at(length));
        let (module, rest) = found
            .filter_map(|(place, rest)| Some((*self.0.get(place)?, rest)))
            .next()?;
        match module.handed_on.get(rest.first()?) {
            Some(path) if depth < 8 => {
                let mut path = self.absolute_use(module, path)?;
                path.extend_from_slice(&rest[1..]);
                self.file_of(&path, depth + 1)
            }
            _ => Some(module),
        }
    }
}

fn parent(place: &Names) -> Names {
    place[..place.len().saturating_sub(1)].to_vec()
}

impl Module {
    fn read(folder: &str, file: String, text: &str) -> Self {
        let syntax = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut module = Self {
            place: place(folder, &file),
            file,
            named: BTreeMap::new(),
            handed_on: BTreeMap::new(),
            paths: Vec::new(),
        };
        module.visit_file(&syntax);
        module
    }
}

impl<'ast> Visit<'ast> for Module {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(item) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let mut leaves = Vec::new();
        spread(&item.tree, &mut Names::new(), &mut leaves);
        let is_handed_on = !matches!(item.vis, Visibility::Inherited);
        for (path, name) in leaves {
            if is_handed_on {
                self.handed_on.insert(name.clone(), path.clone());
            } else {
                self.paths.push(path.clone());
            }
            self.named.insert(name, path);
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let names = path.segments.iter().map(|one| one.ident.to_string());
        self.paths.push(names.collect());
        visit::visit_path(self, path);
    }
}

fn spread(tree: &UseTree, above: &mut Names, leaves: &mut Vec<Leaf>) {
    match tree {
        UseTree::Path(path) => {
            above.push(path.ident.to_string());
            spread(&path.tree, above, leaves);
            above.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            leaves.push((above.clone(), above.last().cloned().unwrap_or_default()));
        }
        UseTree::Name(name) => leaves.push(leaf(above, &name.ident, &name.ident)),
        UseTree::Rename(name) => leaves.push(leaf(above, &name.ident, &name.rename)),
        UseTree::Glob(_) => leaves.push((above.clone(), "*".to_owned())),
        UseTree::Group(group) => {
            for tree in &group.items {
                spread(tree, above, leaves);
            }
        }
    }
}

fn leaf(above: &Names, ident: &syn::Ident, name: &syn::Ident) -> Leaf {
    let mut path = above.clone();
    path.push(ident.to_string());
    (path, name.to_string())
}

fn is_for_tests(item: &Item) -> bool {
    let is_test = |attribute: &Attribute| {
        let text = attribute
            .meta
            .require_list()
            .map(|list| list.tokens.to_string());
        attribute.path().is_ident("cfg") && text.is_ok_and(|text| text == "test")
    };
    matches!(item, Item::Mod(ItemMod { attrs, .. }) if attrs.iter().any(is_test))
}

/// Returns where a file is in its crate.
fn place(folder: &str, file: &str) -> Names {
    let within = file[folder.len()..].trim_start_matches('/');
    let names = within.trim_end_matches(".rs").split('/');
    let mut place: Names = names.map(str::to_owned).collect();
    if ["mod", "lib", "main"].contains(&place.last().map_or("", String::as_str)) {
        place.pop();
    }
    place
}
