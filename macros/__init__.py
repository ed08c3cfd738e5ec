"""From the catalogue to pages: record text comes out as safe HTML; the words that authors of `content/` may use."""
