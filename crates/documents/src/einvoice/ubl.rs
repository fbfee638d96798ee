//! UBL 2.1 (Invoice-2 and CreditNote-2) of the same row that the CII writer reads: plain EN 16931,
//! Peppol BIS Billing 3 or XRechnung 3, with the fields each wants of the buyer.

use encargo_domain::customer::Address;
use encargo_domain::document::{Document, DocumentKind, DocumentLine, Party, TaxGroup};
use encargo_domain::tax::LineTax;
use encargo_domain::time::LocalDate;
use encargo_domain::trade::Endpoint;

use super::xml::Xml;
use super::{Row, decimal, exemption_code, harmonised, rate, type_code, unit};
use crate::invoice::reasons;
use crate::speech::category;

/// By whose rules a UBL document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UblRules {
    /// EN 16931 alone.
    #[default]
    En16931,
    /// Peppol BIS Billing 3.
    Peppol,
    /// XRechnung 3.0 (German authorities), a Peppol document too.
    XRechnung,
}

/// A person to ask (BG-6).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Name of the person or the desk (BT-41).
    pub name: String,
    /// Telephone (BT-42).
    pub phone: String,
    /// E-mail (BT-43).
    pub email: String,
}

/// What the receiver's system wants beside what the invoice says. Empty fields are not written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Routing {
    /// By whose rules.
    pub rules: UblRules,
    /// Where the seller is reached.
    pub seller: Endpoint,
    /// Where the buyer is reached.
    pub buyer: Endpoint,
    /// The buyer's own reference (BT-10): in Germany the Leitweg-ID.
    pub buyer_reference: String,
    /// The buyer's number of the order (BT-13).
    pub buyer_order: String,
    /// Whom to ask.
    pub contact: Contact,
}

impl Routing {
    /// What the document itself says.
    pub fn of(document: &Document, rules: UblRules) -> Self {
        let endpoint = |party: Option<&Party>| party.and_then(|p| p.endpoint.clone());
        let seller = &document.seller;
        Self {
            rules,
            seller: endpoint(Some(seller)).unwrap_or_default(),
            buyer: endpoint(document.buyer.as_ref()).unwrap_or_default(),
            buyer_reference: document.buyer_reference.clone(),
            buyer_order: document.buyer_order.clone(),
            contact: Contact {
                name: seller.contact.clone(),
                phone: seller.phone.clone(),
                email: seller.email.clone(),
            },
        }
    }
}

/// What the rules want and the routing lacks: terms of EN 16931. Empty where nothing is missing.
pub fn missing(document: &Document, routing: &Routing) -> Vec<&'static str> {
    let some = |text: &str| !text.trim().is_empty();
    let mut missing = Vec::new();
    let mut need = |present: bool, term: &'static str| {
        if !present {
            missing.push(term);
        }
    };
    if routing.rules == UblRules::En16931 {
        return Vec::new();
    }
    let Some(buyer) = &document.buyer else {
        return vec!["BG-7"];
    };
    need(some(&routing.seller.id), "BT-34");
    need(some(&routing.buyer.id), "BT-49");
    if routing.rules == UblRules::Peppol {
        return missing;
    }
    need(some(&routing.buyer_reference), "BT-10");
    need(some(&routing.contact.name), "BT-41");
    need(some(&routing.contact.phone), "BT-42");
    need(some(&routing.contact.email), "BT-43");
    let seller = &document.seller.address;
    need(some(&seller.city), "BT-37");
    need(some(&seller.postal_code), "BT-38");
    need(some(&buyer.address.city), "BT-52");
    need(some(&buyer.address.postal_code), "BT-53");
    missing
}

/// The whole document.
pub(crate) fn xml(document: &Document, routing: &Routing) -> String {
    let credit = document.kind == DocumentKind::CreditNote;
    let root = if credit { "CreditNote" } else { "Invoice" };
    let writer = Ubl {
        row: Row::new(document),
        routing,
        credit,
    };
    let mut x = Xml(String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    x.put(&[
        "<",
        root,
        " xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:",
        root,
        "-2\" xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" \
         xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">",
    ]);
    writer.head(&mut x);
    writer.parties(&mut x);
    writer.delivery(&mut x);
    writer.payment(&mut x);
    writer.totals(&mut x);
    for (i, line) in (1usize..).zip(&document.lines) {
        writer.line(&mut x, i, line);
    }
    x.put(&["</", root, ">\n"]);
    x.0
}

struct Ubl<'d> {
    row: Row<'d>,
    routing: &'d Routing,
    credit: bool,
}

impl Ubl<'_> {
    fn head(&self, x: &mut Xml) {
        let (document, routing) = (self.row.document, self.routing);
        let core = "urn:cen.eu:en16931:2017";
        let customization = match routing.rules {
            UblRules::En16931 => core.to_owned(),
            UblRules::Peppol => {
                format!("{core}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0")
            }
            UblRules::XRechnung => {
                format!("{core}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0")
            }
        };
        x.text("cbc:CustomizationID", &customization);
        if routing.rules != UblRules::En16931 {
            x.text(
                "cbc:ProfileID",
                "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
            );
        }
        x.text("cbc:ID", &document.number);
        day(x, "cbc:IssueDate", document.issued_on);
        if self.credit {
            x.text("cbc:CreditNoteTypeCode", "381");
        } else {
            if let Some(due) = self.due() {
                day(x, "cbc:DueDate", due);
            }
            x.text("cbc:InvoiceTypeCode", self.type_code());
        }
        x.text("cbc:Note", &self.note());
        x.text("cbc:DocumentCurrencyCode", document.currency.as_str());
        if let Some(books) = &document.books {
            x.text("cbc:TaxCurrencyCode", books.exchange.base.as_str());
        }
        x.text("cbc:BuyerReference", &routing.buyer_reference);
        if !routing.buyer_order.is_empty() || !document.order_number.is_empty() {
            x.within("cac:OrderReference", |x| {
                // UBL wants the buyer's number; where there is none, Peppol says «NA».
                let theirs = routing.buyer_order.as_str();
                x.text("cbc:ID", if theirs.is_empty() { "NA" } else { theirs });
                x.text("cbc:SalesOrderID", &document.order_number);
            });
        }
        for corrected in &document.corrects {
            x.within("cac:BillingReference", |x| {
                x.within("cac:InvoiceDocumentReference", |x| {
                    x.text("cbc:ID", &corrected.number);
                    day(x, "cbc:IssueDate", corrected.issued_on);
                });
            });
        }
    }

    /// Peppol takes 384 between German parties only (PEPPOL-EN16931-P0112); elsewhere a corrective is an invoice that names the one before.
    fn type_code(&self) -> &'static str {
        let document = self.row.document;
        let german = |party: &Party| self.row.country(&party.address) == "DE";
        let both = german(&document.seller) && document.buyer.as_ref().is_some_and(german);
        if self.routing.rules == UblRules::Peppol && !both {
            return type_code(DocumentKind::Invoice);
        }
        type_code(document.kind)
    }

    fn due(&self) -> Option<LocalDate> {
        let document = self.row.document;
        document.due_on.filter(|_| document.due_minor > 0)
    }

    /// One note: Peppol takes no more.
    fn note(&self) -> String {
        let document = self.row.document;
        let mut notes: Vec<String> = reasons(document)
            .into_iter()
            .map(|r| self.row.speech.label(r))
            .collect();
        notes.push(document.seller.register_text.trim().to_owned());
        notes.retain(|n| !n.is_empty());
        notes.join(". ")
    }

    fn parties(&self, x: &mut Xml) {
        let (document, routing) = (self.row.document, self.routing);
        x.within("cac:AccountingSupplierParty", |x| {
            x.within("cac:Party", |x| {
                endpoint(x, &routing.seller);
                self.party(x, &document.seller, &document.seller.tax_id);
                self.contact(x);
            });
        });
        x.within("cac:AccountingCustomerParty", |x| {
            x.within("cac:Party", |x| {
                endpoint(x, &routing.buyer);
                if let Some(buyer) = &document.buyer {
                    self.party(x, buyer, "");
                } else {
                    // Who buys over the counter without a name buys here.
                    self.address(x, "cac:PostalAddress", &Address::default());
                    x.within("cac:PartyLegalEntity", |x| {
                        let name = self.row.speech.label("doc-final-consumer");
                        x.text("cbc:RegistrationName", &name);
                    });
                }
            });
        });
    }

    /// `registration` is the number with the tax office where it is not the VAT id (BT-32: the
    /// seller's only).
    fn party(&self, x: &mut Xml, party: &Party, registration: &str) {
        if !party.trade_name.trim().is_empty() && party.trade_name != party.name {
            x.within("cac:PartyName", |x| {
                x.text("cbc:Name", &party.trade_name);
            });
        }
        self.address(x, "cac:PostalAddress", &party.address);
        for (id, scheme) in [(self.row.vat_id(party), "VAT"), (registration, "TAX")] {
            if !id.trim().is_empty() {
                x.within("cac:PartyTaxScheme", |x| {
                    x.text("cbc:CompanyID", id);
                    scheme_id(x, scheme);
                });
            }
        }
        x.within("cac:PartyLegalEntity", |x| {
            x.text("cbc:RegistrationName", &party.name);
            x.text("cbc:CompanyID", &party.tax_id);
        });
    }

    fn contact(&self, x: &mut Xml) {
        let (contact, seller) = (&self.routing.contact, &self.row.document.seller);
        let or = |text: &str, other: &str| {
            if text.trim().is_empty() {
                other.to_owned()
            } else {
                text.to_owned()
            }
        };
        let (phone, email) = (
            or(&contact.phone, &seller.phone),
            or(&contact.email, &seller.email),
        );
        if [&contact.name, &phone, &email].iter().all(|t| t.is_empty()) {
            return;
        }
        x.within("cac:Contact", |x| {
            x.text("cbc:Name", &contact.name);
            x.text("cbc:Telephone", &phone);
            x.text("cbc:ElectronicMail", &email);
        });
    }

    fn address(&self, x: &mut Xml, name: &str, address: &Address) {
        x.within(name, |x| {
            x.text("cbc:StreetName", &address.line1);
            x.text("cbc:AdditionalStreetName", &address.line2);
            x.text("cbc:CityName", &address.city);
            x.text("cbc:PostalZone", &address.postal_code);
            x.text("cbc:CountrySubentity", &address.region);
            x.within("cac:Country", |x| {
                x.text("cbc:IdentificationCode", self.row.country(address));
            });
        });
    }

    fn delivery(&self, x: &mut Xml) {
        x.within("cac:Delivery", |x| {
            day(x, "cbc:ActualDeliveryDate", self.row.document.supplied_on);
            if let Some(address) = self.row.delivered_to() {
                x.within("cac:DeliveryLocation", |x| {
                    self.address(x, "cac:Address", address);
                });
                if !address.name.trim().is_empty() {
                    x.within("cac:DeliveryParty", |x| {
                        x.within("cac:PartyName", |x| x.text("cbc:Name", &address.name));
                    });
                }
            }
        });
    }

    fn payment(&self, x: &mut Xml) {
        let document = self.row.document;
        let german = self.routing.rules == UblRules::XRechnung;
        let code = match self.row.payment_code() {
            // XRechnung wants the card's number with a card (BR-DE-24), which no shop keeps, and a
            // means in every document (BR-DE-1): «instrument not defined».
            Some("48") | None if german => Some("1"),
            code => code,
        };
        if let Some(code) = code {
            x.within("cac:PaymentMeans", |x| {
                x.text("cbc:PaymentMeansCode", code);
                x.text("cbc:PaymentID", &document.number);
                if let Some(iban) = self.row.transfer() {
                    x.within("cac:PayeeFinancialAccount", |x| {
                        x.text("cbc:ID", &iban);
                        x.text("cbc:Name", &document.seller.name);
                        if !document.seller.bic.is_empty() {
                            x.within("cac:FinancialInstitutionBranch", |x| {
                                x.text("cbc:ID", &document.seller.bic);
                            });
                        }
                    });
                }
            });
        }
        let words = match self.due().filter(|_| self.credit) {
            // A credit note has no place for a day.
            Some(_) => Some(self.row.speech.say(
                "doc-headline-due",
                &[("amount", &self.row.speech.money(document.due_minor))],
            )),
            None => self.row.open_terms(),
        };
        if let Some(words) = words {
            x.within("cac:PaymentTerms", |x| x.text("cbc:Note", &words));
        }
    }

    fn money(&self, x: &mut Xml, name: &str, minor: i64) {
        let document = self.row.document;
        let attributes = format!(" currencyID=\"{}\"", document.currency);
        x.with(name, &attributes, &self.row.amount(minor));
    }

    fn totals(&self, x: &mut Xml) {
        let document = self.row.document;
        x.within("cac:TaxTotal", |x| {
            self.money(x, "cbc:TaxAmount", document.tax_minor);
            for group in &self.row.groups() {
                x.within("cac:TaxSubtotal", |x| self.group(x, group));
            }
        });
        if let Some(books) = &document.books {
            // BT-111: the sum alone, without groups (Peppol R054).
            let base = books.exchange.base;
            x.within("cac:TaxTotal", |x| {
                let attributes = format!(" currencyID=\"{base}\"");
                let sum = decimal(books.tax_minor(), base);
                x.with("cbc:TaxAmount", &attributes, &sum);
            });
        }
        x.within("cac:LegalMonetaryTotal", |x| {
            self.money(x, "cbc:LineExtensionAmount", document.net_minor);
            self.money(x, "cbc:TaxExclusiveAmount", document.net_minor);
            self.money(x, "cbc:TaxInclusiveAmount", document.total_minor);
            self.money(x, "cbc:PrepaidAmount", document.paid_minor);
            self.money(x, "cbc:PayableAmount", document.due_minor);
        });
    }

    fn group(&self, x: &mut Xml, group: &TaxGroup) {
        self.money(x, "cbc:TaxableAmount", group.base_minor);
        self.money(x, "cbc:TaxAmount", group.tax_minor);
        x.within("cac:TaxCategory", |x| {
            tax(x, group.tax, |x| {
                let code = exemption_code(group.tax);
                x.text("cbc:TaxExemptionReasonCode", code);
                let ground = self.row.speech.exemption(group.tax);
                x.text("cbc:TaxExemptionReason", &ground.unwrap_or_default());
            });
        });
    }

    fn line(&self, x: &mut Xml, number: usize, line: &DocumentLine) {
        let (element, quantity) = if self.credit {
            ("cac:CreditNoteLine", "cbc:CreditedQuantity")
        } else {
            ("cac:InvoiceLine", "cbc:InvoicedQuantity")
        };
        let net_priced = self.row.net_priced(line);
        x.within(element, |x| {
            x.text("cbc:ID", &number.to_string());
            let units = self.row.quantity(line).to_string();
            x.with(quantity, &unit(line), &units);
            self.money(x, "cbc:LineExtensionAmount", line.net_minor);
            if net_priced && line.discount_minor != 0 {
                x.within("cac:AllowanceCharge", |x| {
                    let charge = line.discount_minor < 0;
                    x.text("cbc:ChargeIndicator", if charge { "true" } else { "false" });
                    let words = self.row.speech.label("doc-column-discount");
                    x.text("cbc:AllowanceChargeReason", &words);
                    self.money(x, "cbc:Amount", line.discount_minor.abs());
                });
            }
            x.within("cac:Item", |x| {
                let name = line.name.trim();
                x.text("cbc:Name", if name.is_empty() { "–" } else { name });
                if !line.sku.trim().is_empty() {
                    x.within("cac:SellersItemIdentification", |x| {
                        x.text("cbc:ID", &line.sku);
                    });
                }
                if !line.goods.gtin.is_empty() {
                    x.within("cac:StandardItemIdentification", |x| {
                        x.with("cbc:ID", " schemeID=\"0160\"", &line.goods.gtin);
                    });
                }
                if !line.goods.origin.is_empty() {
                    x.within("cac:OriginCountry", |x| {
                        x.text("cbc:IdentificationCode", &line.goods.origin);
                    });
                }
                if let Some(code) = harmonised(line) {
                    x.within("cac:CommodityClassification", |x| {
                        x.with("cbc:ItemClassificationCode", " listID=\"HS\"", code);
                    });
                }
                x.within("cac:ClassifiedTaxCategory", |x| tax(x, line.tax, |_| {}));
            });
            x.within("cac:Price", |x| {
                if net_priced {
                    self.money(x, "cbc:PriceAmount", line.unit_price_minor);
                } else {
                    self.money(x, "cbc:PriceAmount", line.net_minor.abs());
                    let base = line.quantity.to_string();
                    x.with("cbc:BaseQuantity", &unit(line), &base);
                }
            });
        });
    }
}

fn endpoint(x: &mut Xml, endpoint: &Endpoint) {
    let scheme = super::xml::escape(&endpoint.scheme);
    let attributes = format!(" schemeID=\"{scheme}\"");
    x.with("cbc:EndpointID", &attributes, &endpoint.id);
}

fn scheme_id(x: &mut Xml, scheme: &str) {
    x.within("cac:TaxScheme", |x| x.text("cbc:ID", scheme));
}

/// Category and rate; `grounds` stand between them and the scheme.
fn tax(x: &mut Xml, tax: LineTax, grounds: impl FnOnce(&mut Xml)) {
    x.text("cbc:ID", category(tax.category));
    x.text("cbc:Percent", &rate(tax).unwrap_or_default());
    grounds(x);
    scheme_id(x, "VAT");
}

fn day(x: &mut Xml, name: &str, date: LocalDate) {
    x.text(name, &date.0.format("%Y-%m-%d").to_string());
}
