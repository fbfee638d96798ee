//! The receipt of a sale on an 80 mm roll: one page as high as its content. The same list is drawn
//! as PDF and sent to receipt printers (`escpos`), so every line keeps to the printer's grid of 48
//! characters as well as to the width of the letters.

use encargo_domain::document::{Document, DocumentKind, DocumentLine};
use encargo_domain::trade::Unit;

use crate::PdfOptions;
use crate::brand::{Brand, PaperKind, TaxCode, TaxCodeMode};
use crate::display::{Bar, Color, Draw, Len, NodeId, Role, Sheets, Symbol, pt, tenth_mm};
use crate::face::Face;
use crate::form::style::style;
use crate::invoice::{party, sign};
use crate::layout::{Align, At, Canvas, Frame, Place, Running, Span, Style, wrap_by};
use crate::speech::Speech;

/// Of the roll, and of what a printer reaches of it.
const ROLL: Len = tenth_mm(800);
/// Printable.
pub(crate) const PRINTABLE: Len = tenth_mm(720);
/// Characters in a printer's line.
pub(crate) const COLUMNS: usize = 48;
/// Text of at least this size is printed twice as wide and high.
pub(crate) const DOUBLE: Len = 13_000;
/// Side of the tax agency's code.
const TAX_CODE: Len = tenth_mm(340);

const BLACK: Color = Color(0, 0, 0);
const BODY: Style = style(Face::Regular, 8_500, 11_500, BLACK);
const BOLD: Style = style(Face::Bold, 8_500, 11_500, BLACK);
const BIG: Style = style(Face::Bold, 14_000, 18_000, BLACK);

/// The receipt as one page.
pub(crate) fn lay_out(
    document: &Document,
    options: &PdfOptions,
    brand: &Brand,
    tax_code: Option<&TaxCode>,
) -> Sheets {
    let frame = Frame {
        // Cut to its content at the end.
        size: (ROLL, Len::MAX / 2),
        side: (ROLL - PRINTABLE) / 2,
        top: pt(14),
        foot: 0,
    };
    let running = Running {
        left: String::new(),
        right: String::new(),
        style: BODY,
        rule: BLACK,
    };
    let mut roll = Roll {
        canvas: Canvas::new(frame, document.language, running),
        document,
        speech: Speech::of(document, document.language),
        brand,
    };
    roll.head(options.mark());
    if let Some(code) = tax_code.cloned().or_else(|| TaxCode::of(document)) {
        roll.tax_code(&code);
    }
    roll.buyer();
    roll.lines();
    roll.totals();
    roll.foot();
    let end = roll.canvas.y + pt(14);
    roll.canvas.cut_at(end);
    roll.canvas.finish()
}

struct Roll<'d> {
    canvas: Canvas,
    document: &'d Document,
    speech: Speech,
    brand: &'d Brand,
}

impl Roll<'_> {
    fn paragraph(&mut self) -> NodeId {
        self.canvas.node(Canvas::ROOT, Role::P)
    }

    /// Text broken to the roll.
    fn say(&mut self, node: NodeId, style: Style, align: Align, text: &str) {
        let span = self.canvas.body;
        self.within(node, span, style, align, text);
    }

    fn within(&mut self, node: NodeId, span: Span, style: Style, align: Align, text: &str) {
        for line in wrap_by(text, span.width, &|t| measure(style, t)) {
            let y = self.canvas.y;
            self.canvas
                .line(Some(node), At { span, y, align }, style, &line);
            self.canvas.y += style.leading;
        }
    }

    /// Words at the left, an amount at the right of their last line.
    fn pair(&mut self, style: Style, words: &str, amount: &str) {
        let node = self.paragraph();
        let body = self.canvas.body;
        let left = Span {
            width: body.width - measure(style, amount) - pt(9),
            ..body
        };
        self.within(node, left, style, Align::Left, words);
        let y = self.canvas.y - style.leading;
        self.canvas
            .line(Some(node), At::right(body, y), style, amount);
    }

    fn rule(&mut self) {
        let (body, y) = (self.canvas.body, self.canvas.y + pt(4));
        self.canvas.rule(body, y, 700, BLACK);
        self.canvas.y += pt(9);
    }

    fn head(&mut self, mark: Option<&'static str>) {
        let (document, speech) = (self.document, self.speech);
        let seller = &document.seller;
        if let Some(logo) = &self.brand.logo {
            self.logo(&logo.pixels);
        } else {
            let node = self.paragraph();
            self.say(node, BIG, Align::Center, sign(seller));
        }
        let node = self.paragraph();
        let home = seller.address.country.as_str();
        let mut lines = vec![seller.name.clone()];
        lines.extend(party(speech, seller, home, false));
        lines.retain(|line| line != sign(seller) && *line != seller.email);
        lines.extend(self.brand.letterhead.iter().cloned());
        for line in lines {
            self.say(node, BODY, Align::Center, &line);
        }
        self.rule();
        let title = self.canvas.node(Canvas::ROOT, Role::H1);
        self.say(
            title,
            BOLD,
            Align::Left,
            &speech.label(Speech::title_key(document.kind)),
        );
        self.pair(BOLD, &document.number, &speech.date(document.issued_on));
        if let Some(mark) = mark {
            let node = self.paragraph();
            self.say(node, BIG, Align::Center, &speech.label(mark));
        }
        if document.supplied_on != document.issued_on {
            let day = speech.date(document.supplied_on);
            self.pair(BODY, &speech.label("doc-supplied"), &day);
        }
        for corrected in &document.corrects {
            self.pair(BODY, &speech.label("doc-corrects"), &corrected.number);
        }
    }

    fn logo(&mut self, pixels: &std::sync::Arc<crate::display::Pixels>) {
        let (wide, high) = (i64::from(pixels.width), i64::from(pixels.height));
        let mut width = tenth_mm(480);
        let mut height = Len::try_from(i64::from(width) * high / wide.max(1)).unwrap_or(width);
        if height > tenth_mm(220) {
            height = tenth_mm(220);
            width = Len::try_from(i64::from(height) * wide / high.max(1)).unwrap_or(height);
        }
        let figure = self
            .canvas
            .figure(Canvas::ROOT, sign(&self.document.seller).to_owned());
        let body = self.canvas.body;
        let bar = Bar {
            x: body.x + (body.width - width) / 2,
            y: self.canvas.y,
            width,
            height,
        };
        let pixels = pixels.clone();
        self.canvas.draw(Some(figure), Draw::Image { bar, pixels });
        self.canvas.y += height + pt(6);
    }

    /// Before the content, with white round it.
    fn tax_code(&mut self, code: &TaxCode) {
        let speech = self.speech;
        self.canvas.y += pt(6);
        let node = self.paragraph();
        self.say(
            node,
            BODY,
            Align::Center,
            &speech.label("doc-tax-code-caption"),
        );
        self.canvas.y += tenth_mm(35);
        let words = speech.label("doc-tax-code-alt");
        self.code(&Symbol::Qr(code.url.clone()), TAX_CODE, &words);
        self.canvas.y += tenth_mm(35);
        if code.mode == TaxCodeMode::Verifactu {
            let node = self.paragraph();
            let legend = speech.label("doc-tax-code-legend");
            self.say(node, BOLD, Align::Center, &legend);
        }
    }

    fn code(&mut self, symbol: &Symbol, height: Len, words: &str) {
        let place = Place {
            span: self.canvas.body,
            y: self.canvas.y,
            height,
            align: Align::Center,
        };
        if self
            .canvas
            .code(Canvas::ROOT, symbol, place, words)
            .is_some()
        {
            self.canvas.y += height;
        }
    }

    fn buyer(&mut self) {
        let speech = self.speech;
        if let Some(buyer) = &self.document.buyer {
            self.rule();
            let node = self.paragraph();
            self.say(node, BODY, Align::Left, &speech.label("doc-bill-to"));
            let node = self.paragraph();
            self.say(node, BOLD, Align::Left, &buyer.name);
            let home = self.document.seller.address.country.as_str();
            for line in party(speech, buyer, home, false) {
                self.say(node, BODY, Align::Left, &line);
            }
        }
    }

    fn lines(&mut self) {
        self.rule();
        for line in &self.document.lines {
            self.line(line);
            self.canvas.y += pt(3);
        }
        self.canvas.y -= pt(3);
        self.rule();
    }

    fn line(&mut self, line: &DocumentLine) {
        let speech = self.speech;
        let amount = speech.money(line.amount_minor);
        if line.quantity == 1 && line.discount_minor == 0 && line.goods.unit == Unit::One {
            self.pair(BODY, &line.name, &amount);
        } else {
            let node = self.paragraph();
            self.say(node, BODY, Align::Left, &line.name);
            let price = speech.money(line.unit_price_minor);
            let mut words = format!(
                "  {} × {price}",
                speech.quantity(line.quantity, line.goods.unit)
            );
            if line.discount_minor != 0 {
                let discount = speech.money(-line.discount_minor);
                words = format!("{words} {discount}");
            }
            self.pair(BODY, &words, &amount);
        }
    }

    fn totals(&mut self) {
        let (document, speech) = (self.document, self.speech);
        if !document.prices_include_tax {
            let net = speech.money(document.net_minor);
            self.pair(BODY, &speech.label("doc-subtotal"), &net);
        }
        let total = speech.money(document.total_minor);
        self.pair(BIG, &speech.label("doc-total"), &total);
        self.canvas.y += pt(4);
        for group in &document.taxes {
            let base = speech.money(group.base_minor);
            let params = [("tax", &*speech.tax(group.tax)), ("amount", base.as_str())];
            let words = speech.say("doc-receipt-tax", &params);
            self.pair(BODY, &words, &speech.money(group.tax_minor));
            let Some((sales, split)) = group.tax.sales.zip(group.split) else {
                continue;
            };
            for ((part, ppm), (_, minor)) in sales.parts().into_iter().zip(split.parts()) {
                if ppm > 0 {
                    let words = format!("  {}", speech.tax_part(part, ppm));
                    self.pair(BODY, &words, &speech.money(minor));
                }
            }
        }
        self.books();
        if document.payments.is_empty() && document.due_minor == 0 {
            return;
        }
        self.rule();
        for payment in &document.payments {
            let tender = speech.say("doc-tender", &[("tender", payment.tender.as_str())]);
            let words = match document.kind {
                DocumentKind::CreditNote => {
                    format!("{}: {tender}", speech.label("doc-refunded"))
                }
                DocumentKind::Invoice
                | DocumentKind::SimplifiedInvoice
                | DocumentKind::CorrectiveInvoice => tender,
            };
            self.pair(BODY, &words, &speech.money(payment.amount_minor));
        }
        if document.due_minor != 0 {
            let key = match document.kind {
                DocumentKind::CreditNote => "doc-left-to-refund",
                DocumentKind::Invoice
                | DocumentKind::SimplifiedInvoice
                | DocumentKind::CorrectiveInvoice => "doc-left-to-pay",
            };
            let due = speech.money(document.due_minor);
            self.pair(BOLD, &speech.label(key), &due);
        }
    }

    /// The taxes in the currency of the books, where the sale was in another.
    fn books(&mut self) {
        let Some(books) = &self.document.books else {
            return;
        };
        let speech = self.speech.within(books.exchange.base);
        self.canvas.y += pt(4);
        let node = self.paragraph();
        let heading = speech.label("doc-books-breakdown");
        self.say(node, BOLD, Align::Left, &heading);
        for group in &books.taxes {
            let base = speech.money(group.base_minor);
            let params = [("tax", &*speech.tax(group.tax)), ("amount", base.as_str())];
            let words = speech.say("doc-receipt-tax", &params);
            self.pair(BODY, &words, &speech.money(group.tax_minor));
        }
        if books.taxes.len() > 1 {
            let sum = speech.money(books.tax_minor());
            self.pair(BODY, &speech.label("doc-books-tax"), &sum);
        }
        let node = self.paragraph();
        let rate = speech.exchange(&books.exchange, self.document.currency);
        self.say(node, BODY, Align::Left, &rate);
    }

    fn foot(&mut self) {
        let (document, speech, brand) = (self.document, self.speech, self.brand);
        self.canvas.y += pt(6);
        let mut notes = Vec::new();
        if document.prices_include_tax {
            notes.push(speech.label("doc-receipt-included"));
        }
        for group in &document.taxes {
            notes.extend(speech.exemption(group.tax));
        }
        let house = brand.notes(PaperKind::Receipt, speech.language);
        notes.extend(house.map(str::to_owned));
        for note in notes {
            let node = self.paragraph();
            self.say(node, BODY, Align::Center, &note);
            self.canvas.y += pt(3);
        }
        if !document.order_number.is_empty() {
            self.canvas.y += pt(8);
            let order = &document.order_number;
            let words = speech.say("doc-barcode-alt", &[("order", order)]);
            self.code(&Symbol::Code128(order.clone()), pt(30), &words);
            self.canvas.y += pt(3);
            let node = self.paragraph();
            self.say(node, BODY, Align::Center, order);
        }
    }
}

/// The width a text needs on paper and on the printer's grid, whichever is more.
pub(crate) fn measure(style: Style, text: &str) -> Len {
    let cells = text.chars().count() * if style.size >= DOUBLE { 2 } else { 1 };
    let columns = Len::try_from(COLUMNS).unwrap_or(1);
    let grid = PRINTABLE / columns * Len::try_from(cells).unwrap_or(Len::MAX);
    style.width(text).max(grid)
}
