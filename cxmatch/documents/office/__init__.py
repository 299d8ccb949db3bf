"""What word processors' formats have in common: packages, blocks, tables, margins, and what ink can be seen."""
