//! UN/CEFACT Cross Industry Invoice: what Factur-X embeds.

use encargo_domain::customer::Address;
use encargo_domain::document::{Document, DocumentLine, Party, TaxGroup};
use encargo_domain::tax::LineTax;

use super::xml::{Xml, escape};
use super::{Row, decimal, exemption_code, harmonised, rate, type_code, unit};
use crate::invoice::reasons;
use crate::speech::category;

/// The whole invoice.
pub(crate) fn xml(document: &Document) -> String {
    let mut xml = Xml(String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    let root = "rsm:CrossIndustryInvoice xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\" \
                xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\" \
                xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\" \
                xmlns:qdt=\"urn:un:unece:uncefact:data:standard:QualifiedDataType:100\"";
    xml.put(&["<", root, ">"]);
    xml.within("rsm:ExchangedDocumentContext", |x| {
        x.within("ram:GuidelineSpecifiedDocumentContextParameter", |x| {
            x.text("ram:ID", "urn:cen.eu:en16931:2017");
        });
    });
    let writer = Row::new(document);
    xml.within("rsm:ExchangedDocument", |x| writer.head(x));
    xml.within("rsm:SupplyChainTradeTransaction", |x| {
        for (i, line) in (1usize..).zip(&document.lines) {
            x.within("ram:IncludedSupplyChainTradeLineItem", |x| {
                writer.line(x, i, line);
            });
        }
        x.within("ram:ApplicableHeaderTradeAgreement", |x| {
            writer.agreement(x);
        });
        x.within("ram:ApplicableHeaderTradeDelivery", |x| writer.delivery(x));
        x.within("ram:ApplicableHeaderTradeSettlement", |x| {
            writer.settlement(x);
        });
    });
    xml.0.push_str("</rsm:CrossIndustryInvoice>\n");
    xml.0
}

impl Row<'_> {
    fn head(&self, x: &mut Xml) {
        let document = self.document;
        x.text("ram:ID", &document.number);
        x.text("ram:TypeCode", type_code(document.kind));
        x.date("ram:IssueDateTime", "udt", document.issued_on);
        for reason in reasons(document) {
            x.within("ram:IncludedNote", |x| {
                x.text("ram:Content", &self.speech.label(reason));
            });
        }
        if !document.seller.register_text.trim().is_empty() {
            x.within("ram:IncludedNote", |x| {
                x.text("ram:Content", &document.seller.register_text);
                x.text("ram:SubjectCode", "REG");
            });
        }
    }

    fn line(&self, x: &mut Xml, number: usize, line: &DocumentLine) {
        x.within("ram:AssociatedDocumentLineDocument", |x| {
            x.text("ram:LineID", &number.to_string());
        });
        x.within("ram:SpecifiedTradeProduct", |x| {
            if !line.goods.gtin.is_empty() {
                x.with("ram:GlobalID", " schemeID=\"0160\"", &line.goods.gtin);
            }
            x.text("ram:SellerAssignedID", &line.sku);
            x.text(
                "ram:Name",
                if line.name.trim().is_empty() {
                    "–"
                } else {
                    &line.name
                },
            );
            if let Some(code) = harmonised(line) {
                x.within("ram:DesignatedProductClassification", |x| {
                    x.with("ram:ClassCode", " listID=\"HS\"", code);
                });
            }
            if !line.goods.origin.is_empty() {
                x.within("ram:OriginTradeCountry", |x| {
                    x.text("ram:ID", &line.goods.origin);
                });
            }
        });
        let net_priced = self.net_priced(line);
        let quantity = self.quantity(line);
        x.within("ram:SpecifiedLineTradeAgreement", |x| {
            x.within("ram:NetPriceProductTradePrice", |x| {
                if net_priced {
                    x.text("ram:ChargeAmount", &self.amount(line.unit_price_minor));
                } else {
                    x.text("ram:ChargeAmount", &self.amount(line.net_minor.abs()));
                    x.with("ram:BasisQuantity", &unit(line), &line.quantity.to_string());
                }
            });
        });
        x.within("ram:SpecifiedLineTradeDelivery", |x| {
            x.with("ram:BilledQuantity", &unit(line), &quantity.to_string());
        });
        x.within("ram:SpecifiedLineTradeSettlement", |x| {
            x.within("ram:ApplicableTradeTax", |x| tax(x, line.tax));
            if net_priced && line.discount_minor != 0 {
                x.within("ram:SpecifiedTradeAllowanceCharge", |x| {
                    let charge = line.discount_minor < 0;
                    x.within("ram:ChargeIndicator", |x| {
                        x.text("udt:Indicator", if charge { "true" } else { "false" });
                    });
                    x.text("ram:ActualAmount", &self.amount(line.discount_minor.abs()));
                    x.text("ram:Reason", &self.speech.label("doc-column-discount"));
                });
            }
            x.within("ram:SpecifiedTradeSettlementLineMonetarySummation", |x| {
                x.text("ram:LineTotalAmount", &self.amount(line.net_minor));
            });
        });
    }

    fn agreement(&self, x: &mut Xml) {
        let seller = &self.document.seller;
        x.text("ram:BuyerReference", &self.document.buyer_reference);
        x.within("ram:SellerTradeParty", |x| {
            self.party(x, seller);
            // The seller's own tax number has a place in the core invoice (BT-32), the buyer's has
            // not.
            registration(x, "FC", &seller.tax_id);
        });
        x.within("ram:BuyerTradeParty", |x| {
            if let Some(buyer) = &self.document.buyer {
                self.party(x, buyer);
            } else {
                // The profile demands a buyer with a country; who buys over the counter without a
                // name buys here.
                x.text("ram:Name", &self.speech.label("doc-final-consumer"));
                self.address(x, &Address::default());
            }
        });
        x.within("ram:SellerOrderReferencedDocument", |x| {
            x.text("ram:IssuerAssignedID", &self.document.order_number);
        });
        if !self.document.buyer_order.is_empty() {
            x.within("ram:BuyerOrderReferencedDocument", |x| {
                x.text("ram:IssuerAssignedID", &self.document.buyer_order);
            });
        }
    }

    fn party(&self, x: &mut Xml, party: &Party) {
        x.text("ram:Name", &party.name);
        if !party.tax_id.is_empty() || !party.trade_name.is_empty() {
            x.within("ram:SpecifiedLegalOrganization", |x| {
                x.text("ram:ID", &party.tax_id);
                if party.trade_name != party.name {
                    x.text("ram:TradingBusinessName", &party.trade_name);
                }
            });
        }
        if !party.contact.is_empty() {
            x.within("ram:DefinedTradeContact", |x| {
                x.text("ram:PersonName", &party.contact);
                if !party.phone.is_empty() {
                    x.within("ram:TelephoneUniversalCommunication", |x| {
                        x.text("ram:CompleteNumber", &party.phone);
                    });
                }
                if party.email.contains('@') {
                    x.within("ram:EmailURIUniversalCommunication", |x| {
                        x.text("ram:URIID", &party.email);
                    });
                }
            });
        }
        self.address(x, &party.address);
        if let Some((scheme, address)) = reached_at(party) {
            x.within("ram:URIUniversalCommunication", |x| {
                let scheme = format!(" schemeID=\"{}\"", escape(scheme));
                x.with("ram:URIID", &scheme, address);
            });
        }
        registration(x, "VA", self.vat_id(party));
    }

    fn address(&self, x: &mut Xml, address: &Address) {
        x.within("ram:PostalTradeAddress", |x| {
            x.text("ram:PostcodeCode", &address.postal_code);
            x.text("ram:LineOne", &address.line1);
            x.text("ram:LineTwo", &address.line2);
            x.text("ram:CityName", &address.city);
            x.text("ram:CountryID", self.country(address));
            x.text("ram:CountrySubDivisionName", &address.region);
        });
    }

    fn delivery(&self, x: &mut Xml) {
        if let Some(address) = self.delivered_to() {
            x.within("ram:ShipToTradeParty", |x| {
                x.text("ram:Name", &address.name);
                self.address(x, address);
            });
        }
        x.within("ram:ActualDeliverySupplyChainEvent", |x| {
            x.date("ram:OccurrenceDateTime", "udt", self.document.supplied_on);
        });
    }

    fn settlement(&self, x: &mut Xml) {
        let document = self.document;
        x.text("ram:PaymentReference", &document.number);
        if let Some(books) = &document.books {
            x.text("ram:TaxCurrencyCode", books.exchange.base.as_str());
        }
        x.text("ram:InvoiceCurrencyCode", document.currency.as_str());
        self.payment_means(x);
        for group in &self.groups() {
            x.within("ram:ApplicableTradeTax", |x| self.group(x, group));
        }
        if let Some(due) = document.due_on.filter(|_| document.due_minor > 0) {
            x.within("ram:SpecifiedTradePaymentTerms", |x| {
                x.date("ram:DueDateDateTime", "udt", due);
            });
        } else if let Some(words) = self.open_terms() {
            x.within("ram:SpecifiedTradePaymentTerms", |x| {
                x.text("ram:Description", &words);
            });
        }
        x.within("ram:SpecifiedTradeSettlementHeaderMonetarySummation", |x| {
            x.text("ram:LineTotalAmount", &self.amount(document.net_minor));
            x.text("ram:TaxBasisTotalAmount", &self.amount(document.net_minor));
            x.with(
                "ram:TaxTotalAmount",
                &format!(" currencyID=\"{}\"", document.currency),
                &self.amount(document.tax_minor),
            );
            if let Some(books) = &document.books {
                // BT-111: the books' own currency, of the converted groups (BR-53).
                let base = books.exchange.base;
                x.with(
                    "ram:TaxTotalAmount",
                    &format!(" currencyID=\"{base}\""),
                    &decimal(books.tax_minor(), base),
                );
            }
            x.text("ram:GrandTotalAmount", &self.amount(document.total_minor));
            x.text("ram:TotalPrepaidAmount", &self.amount(document.paid_minor));
            x.text("ram:DuePayableAmount", &self.amount(document.due_minor));
        });
        for corrected in &document.corrects {
            x.within("ram:InvoiceReferencedDocument", |x| {
                x.text("ram:IssuerAssignedID", &corrected.number);
                x.date("ram:FormattedIssueDateTime", "qdt", corrected.issued_on);
            });
        }
    }

    fn payment_means(&self, x: &mut Xml) {
        let Some(code) = self.payment_code() else {
            return;
        };
        x.within("ram:SpecifiedTradeSettlementPaymentMeans", |x| {
            x.text("ram:TypeCode", code);
            if let Some(iban) = self.transfer() {
                x.within("ram:PayeePartyCreditorFinancialAccount", |x| {
                    x.text("ram:IBANID", &iban);
                    x.text("ram:AccountName", &self.document.seller.name);
                });
                if !self.document.seller.bic.is_empty() {
                    x.within("ram:PayeeSpecifiedCreditorFinancialInstitution", |x| {
                        x.text("ram:BICID", &self.document.seller.bic);
                    });
                }
            }
        });
    }

    fn group(&self, x: &mut Xml, group: &TaxGroup) {
        x.text("ram:CalculatedAmount", &self.amount(group.tax_minor));
        x.text("ram:TypeCode", "VAT");
        if let Some(ground) = self.speech.exemption(group.tax) {
            x.text("ram:ExemptionReason", &ground);
        }
        x.text("ram:BasisAmount", &self.amount(group.base_minor));
        x.text("ram:CategoryCode", category(group.tax.category));
        x.text("ram:ExemptionReasonCode", exemption_code(group.tax));
        let percent = rate(group.tax).unwrap_or_default();
        x.text("ram:RateApplicablePercent", &percent);
    }
}

/// Where a party takes e-invoices: as it said, else by e-mail.
fn reached_at(party: &Party) -> Option<(&str, &str)> {
    match &party.endpoint {
        Some(endpoint) => Some((&endpoint.scheme, &endpoint.id)),
        None => party.email.contains('@').then_some(("EM", &party.email)),
    }
}

fn registration(x: &mut Xml, scheme: &str, id: &str) {
    if !id.is_empty() {
        x.within("ram:SpecifiedTaxRegistration", |x| {
            x.with("ram:ID", &format!(" schemeID=\"{scheme}\""), id);
        });
    }
}

fn tax(x: &mut Xml, tax: LineTax) {
    x.text("ram:TypeCode", "VAT");
    x.text("ram:CategoryCode", category(tax.category));
    let percent = rate(tax).unwrap_or_default();
    x.text("ram:RateApplicablePercent", &percent);
}
