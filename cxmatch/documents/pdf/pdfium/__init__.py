"""PDF files through PDFium: the only folder that knows pypdfium2."""

from cxmatch.documents.pdf.pdfium.pages import page_count, pictures, read

__all__ = ["page_count", "pictures", "read"]
