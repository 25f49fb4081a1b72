// What a first visit loads: `cargo xtask dist` writes the list. While the page is served from its sources, nothing is kept.
Object.assign(self, { newslensFiles: { version: "sources", files: [] } });
