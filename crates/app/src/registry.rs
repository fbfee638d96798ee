//! The list of everything that can be called: name, payload type, answer type, permission, and which topics a query reads. The list yields
//! the dispatcher, the TypeScript types, `encargo commands` and the permission check, so none of them can be forgotten.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use encargo_domain::actor::Permission;
use encargo_domain::refusal::Code;
use encargo_domain::{AggregateKind, Refusal};
use encargo_store::{Outcome, Run};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

use crate::app::App;
use crate::bindings::Collector;
use crate::context::Cx;
use crate::error::CommandError;
use crate::queries::Read;

/// What kind of thing an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Changes the books; runs in the writer.
    Command,
    /// Does something outside the books (prints, starts a job); may write through commands of its own.
    Action,
    /// Reads.
    Query,
}

type Prepared = Result<Run, Refusal>;
type Acting = Pin<Box<dyn Future<Output = Result<Value, CommandError>> + Send>>;

pub(crate) enum Handler {
    Command(fn(Value, Cx) -> Prepared),
    Action(fn(Arc<App>, Value, Cx) -> Acting),
    Query(fn(Arc<App>, Value, Cx) -> Acting),
}

/// One thing that can be called.
pub struct Entry {
    /// Name.
    pub name: &'static str,
    /// Needed permission.
    pub permission: Permission,
    /// Topics a query reads.
    pub topics: &'static [AggregateKind],
    pub(crate) handler: Handler,
    pub(crate) types: fn(&mut Collector) -> (String, String),
}

impl Entry {
    /// What kind of thing it is.
    pub const fn role(&self) -> Role {
        match self.handler {
            Handler::Command(_) => Role::Command,
            Handler::Action(_) => Role::Action,
            Handler::Query(_) => Role::Query,
        }
    }
    /// Names of the payload and answer types, in TypeScript.
    pub fn type_names(&self) -> (String, String) {
        (self.types)(&mut Collector::default())
    }
}

/// Reads a payload; what does not fit is a refusal that says where.
pub(crate) fn parse<P: DeserializeOwned>(payload: Value) -> Result<P, Refusal> {
    serde_json::from_value(payload)
        .map_err(|e| Refusal::new(Code::BadPayload).with("detail", e.to_string()))
}

pub(crate) fn answer<T: Serialize>(value: &T) -> Outcome<String> {
    serde_json::to_string(value).map_err(|source| {
        encargo_store::Fault::Json {
            what: "writing an answer",
            source,
        }
        .into()
    })
}

pub(crate) fn value<T: Serialize>(value: &T) -> Result<Value, CommandError> {
    serde_json::to_value(value).map_err(|source| {
        encargo_store::Fault::Json {
            what: "writing an answer",
            source,
        }
        .into()
    })
}

fn types<P: TS + 'static, A: TS + 'static>(collector: &mut Collector) -> (String, String) {
    (collector.take::<P>(), collector.take::<A>())
}

macro_rules! registry {
    (
        commands { $($cname:literal => $chandler:path, $cpayload:ty => $canswer:ty [$cpermission:ident];)* }
        actions { $($aname:literal => $ahandler:path, $apayload:ty => $aanswer:ty [$apermission:ident];)* }
        queries { $($qname:literal => $qhandler:path, $qpayload:ty => $qanswer:ty [$($qtopic:ident)*];)* }
    ) => {
        static ENTRIES: &[Entry] = &[
            $(Entry {
                name: $cname,
                permission: Permission::$cpermission,
                topics: &[],
                handler: Handler::Command(|payload, cx| {
                    let command: $cpayload = parse(payload)?;
                    Ok(Box::new(move |work| Box::pin(async move {
                        let done: $canswer = $chandler(work, &cx, command).await?;
                        answer(&done)
                    })))
                }),
                types: types::<$cpayload, $canswer>,
            },)*
            $(Entry {
                name: $aname,
                permission: Permission::$apermission,
                topics: &[],
                handler: Handler::Action(|app, payload, cx| Box::pin(async move {
                    let action: $apayload = parse(payload)?;
                    let done: $aanswer = $ahandler(app, cx, action).await?;
                    value(&done)
                })),
                types: types::<$apayload, $aanswer>,
            },)*
            $(Entry {
                name: $qname,
                permission: Permission::Read,
                topics: &[$(AggregateKind::$qtopic),*],
                handler: Handler::Query(|app, payload, cx| Box::pin(async move {
                    let query: $qpayload = parse(payload)?;
                    let mut read = Read::new(app, cx).await?;
                    let seen: $qanswer = $qhandler(&mut read, query).await?;
                    value(&seen)
                })),
                types: types::<$qpayload, $qanswer>,
            },)*
        ];
    };
}

use crate::commands::{
    catalog as c_catalog, correction as c_correction, customer as c_customer, device as c_device,
    document as c_document, email as c_email, fulfillment as c_fulfillment, invoice as c_invoice,
    order as c_order, policy as c_policy, rates as c_rates, returns as c_returns,
    sourcing as c_sourcing, stock as c_stock, supply as c_supply,
};
use crate::email;
use crate::fiscal::{amend, export, send, summary, verify, view};
use crate::queries::{
    alternatives, boot, catalog, company, customers, decisions, documents, find, fulfillments,
    locations, orders, papers, policy, preview, rates, received, returns, stock, supply, today,
    us_tax, whatif,
};
use crate::{batch, import, jobs, parking, printing, saving, watch, waves};
use encargo_store::{
    CustomerRow, DocumentRow, FiscalRow, FulfillmentRow, OrderRow, Page, ReturnRow, SupplyRow,
};

registry! {
    commands {
        "order.save_draft" => c_order::save_draft, c_order::SaveDraft => c_order::OrderAnswer [OrderEnter];
        "order.discard_draft" => c_order::discard_draft, c_order::OrderRef => c_order::OrderAnswer [OrderEnter];
        "order.place" => c_order::place, c_order::Place => c_order::OrderAnswer [OrderEnter];
        "order.verify" => c_order::verify, c_order::OrderRef => c_order::OrderAnswer [OrderEnter];
        "order.confirm" => c_order::confirm, c_order::OrderRef => c_order::OrderAnswer [OrderConfirm];
        "order.confirm_many" => c_order::confirm_many, c_order::ConfirmMany => c_order::ManyAnswer [OrderConfirm];
        "order.source" => c_sourcing::source, c_order::OrderRef => c_order::OrderAnswer [OrderConfirm];
        "order.overrule" => c_sourcing::overrule, c_sourcing::Overrule => c_order::OrderAnswer [OrderManage];
        "order.set_firm_location" => c_sourcing::set_firm_location, c_sourcing::SetFirmLocation => c_order::OrderAnswer [OrderManage];
        "promise.warn_of" => watch::warn, watch::WarnOfDelays => watch::WarnedOfDelays [OrderManage];
        "order.cancel" => c_order::cancel, c_order::Cancel => c_order::OrderAnswer [OrderManage];
        "order.hold" => c_order::hold, c_order::PutOnHold => c_order::OrderAnswer [OrderManage];
        "order.resolve_hold" => c_order::resolve_hold, c_order::ResolveHold => c_order::OrderAnswer [OrderManage];
        "order.repromise" => c_order::repromise, c_order::Repromise => c_order::OrderAnswer [OrderManage];
        "order.note" => c_order::note, c_order::AddNote => c_order::OrderAnswer [OrderEnter];
        "order.take_payment" => c_order::take_payment, c_order::TakePayment => c_order::OrderAnswer [Payment];
        "fulfillment.release" => c_fulfillment::release, c_fulfillment::FulfillmentRef => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.pick" => c_fulfillment::pick, c_fulfillment::Pick => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.note_lots" => c_fulfillment::note_lots, c_fulfillment::NoteLots => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.unpick" => c_fulfillment::unpick, c_fulfillment::FulfillmentRef => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.pack" => c_fulfillment::pack, c_fulfillment::Pack => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.unpack" => c_fulfillment::unpack, c_fulfillment::FulfillmentRef => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.ship" => c_fulfillment::ship, c_fulfillment::Ship => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.send" => c_fulfillment::send, c_fulfillment::FulfillmentRef => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.recall" => c_fulfillment::recall, c_fulfillment::FulfillmentRef => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.arrive" => c_fulfillment::arrive, c_fulfillment::Arrive => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.stage" => c_fulfillment::stage, c_fulfillment::PutOnShelf => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.unstage" => c_fulfillment::unstage, c_fulfillment::FulfillmentRef => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.hand_over" => c_fulfillment::hand_over, c_fulfillment::HandOver => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.deliver" => c_fulfillment::deliver, c_fulfillment::FulfillmentRef => c_fulfillment::FulfillmentAnswer [Fulfill];
        "fulfillment.reject" => c_fulfillment::reject, c_fulfillment::Reject => c_fulfillment::FulfillmentAnswer [Fulfill];
        "invoice.issue" => c_invoice::issue, c_order::OrderRef => c_invoice::IssuedAnswer [DocumentIssue];
        "return.authorize" => c_returns::authorize, c_returns::Authorize => c_returns::ReturnAnswer [Return];
        "return.receive" => c_returns::receive, c_returns::Receive => c_returns::ReturnAnswer [Return];
        "return.inspect" => c_returns::inspect, c_returns::Inspect => c_returns::ReturnAnswer [Return];
        "return.refund" => c_returns::refund, c_returns::RefundReturn => c_returns::ReturnAnswer [Payment];
        "return.issue_credit_note" => c_returns::issue_credit_note, c_returns::IssueCredit => c_returns::ReturnAnswer [DocumentIssue];
        "return.cancel" => c_returns::cancel, c_returns::ReturnRef => c_returns::ReturnAnswer [Return];
        "return.take_back" => c_returns::take_back, c_returns::TakeBack => c_returns::ReturnAnswer [Return];
        "customer.create" => c_customer::create, c_customer::CreateCustomer => c_customer::CustomerAnswer [CustomerEdit];
        "customer.update" => c_customer::update, c_customer::UpdateCustomer => c_customer::CustomerAnswer [CustomerEdit];
        "item.create" => c_catalog::create_item, c_catalog::CreateItem => c_catalog::ItemAnswer [SetupEdit];
        "item.update" => c_catalog::update_item, c_catalog::UpdateItem => c_catalog::ItemAnswer [SetupEdit];
        "location.save" => c_catalog::save_location, c_catalog::SaveLocation => c_catalog::LocationAnswer [SetupEdit];
        "company.save" => c_catalog::save_company, c_catalog::SaveCompany => c_catalog::CompanyAnswer [SetupEdit];
        "rates.choose" => c_rates::choose, c_rates::ChooseCurrencies => c_rates::RatesAnswer [SetupEdit];
        "rates.keep" => c_rates::keep, c_rates::KeepRates => c_rates::RatesAnswer [SetupEdit];
        "rates.remove" => c_rates::remove, c_rates::RemoveRate => c_rates::RatesAnswer [SetupEdit];
        "rates.import" => c_rates::import, c_rates::ImportRates => c_rates::ImportedRates [SetupEdit];
        "policy.save_draft" => c_policy::save_draft, c_policy::SavePolicy => c_policy::PolicyAnswer [SetupEdit];
        "policy.discard_draft" => c_policy::discard_draft, c_policy::DiscardPolicyDraft => c_policy::PolicyAnswer [SetupEdit];
        "policy.activate" => c_policy::activate, c_policy::ActivatePolicy => c_policy::PolicyAnswer [SetupEdit];
        "wave.run" => waves::run, waves::RunWave => encargo_domain::wave::WaveFigures [OrderConfirm];
        "parking.retry" => parking::retry, parking::RetryParked => parking::RetriedAnswer [OrderConfirm];
        "parking.cancel_due" => parking::cancel_due, parking::CancelParked => parking::CancelledParked [OrderManage];
        "stock.adjust" => c_stock::adjust, c_stock::Adjust => c_stock::AdjustAnswer [StockAdjust];
        "stock.open" => c_stock::open, c_stock::Opening => c_stock::OpeningAnswer [StockAdjust];
        "transfer.create" => c_supply::create_transfer, c_supply::CreateTransfer => c_supply::TransferAnswer [StockMove];
        "transfer.ship" => c_supply::ship_transfer, c_supply::TransferRef => c_supply::TransferAnswer [StockMove];
        "transfer.receive" => c_supply::receive_transfer, c_supply::ReceiveTransfer => c_supply::TransferAnswer [StockMove];
        "transfer.cancel" => c_supply::cancel_transfer, c_supply::TransferRef => c_supply::TransferAnswer [StockMove];
        "purchase_order.place" => c_supply::place_purchase_order, c_supply::PlacePurchaseOrder => c_supply::PurchaseOrderAnswer [StockMove];
        "purchase_order.receive" => c_supply::receive_purchase_order, c_supply::ReceivePurchaseOrder => c_supply::PurchaseOrderAnswer [StockMove];
        "purchase_order.cancel" => c_supply::cancel_purchase_order, c_supply::PurchaseOrderRef => c_supply::PurchaseOrderAnswer [StockMove];
        "device.configure" => c_device::configure, c_device::Configure => c_device::Configured [Read];
        "document.cancel" => c_document::cancel, c_document::Cancel => c_document::CancelledAnswer [OrderManage];
        "document.correct" => c_correction::correct, c_correction::CorrectDocument => c_invoice::IssuedAnswer [DocumentIssue];
        "invoice.replace_receipts" => c_correction::replace_receipts, c_correction::ReplaceReceipts => c_invoice::IssuedAnswer [DocumentIssue];
        "document.send" => c_email::send, c_email::SendDocument => c_email::EmailAnswer [DocumentIssue];
        "document.retry_email" => c_email::retry, c_email::EmailRef => c_email::EmailAnswer [DocumentIssue];
        "document.discard_email" => c_email::discard, c_email::EmailRef => c_email::EmailAnswer [DocumentIssue];
        "chain.amend" => amend::amend, amend::AmendRecord => amend::AmendedRecord [DocumentIssue];
        "document.printed" => c_document::printed, c_document::Printed => c_document::PrintedAnswer [DocumentIssue];
    }
    actions {
        "document.print" => printing::print, printing::Print => printing::PrintAnswer [DocumentIssue];
        "paper.print" => printing::print_paper, printing::PrintPaper => printing::PrintAnswer [Read];
        "paper.save" => saving::save_paper, saving::SavePaper => saving::SaveAnswer [Read];
        "document.batch" => batch::start, batch::Batch => batch::Started [DocumentIssue];
        "document.save" => saving::save, saving::Save => saving::SaveAnswer [Read];
        "import.start" => import::start, import::Start => import::Started [Import];
        "promise.warn" => watch::look, watch::LookForDelays => watch::WarnedOfDelays [OrderManage];
        "chain.verify" => verify::verify, verify::VerifyChain => verify::ChainReport [Read];
        "chain.export" => export::export, export::ExportChain => export::ExportedChain [SetupEdit];
        "chain.summarise" => summary::summarise, summary::SummariseChain => summary::SummarisedChain [Read];
        "chain.send" => send::send, send::SendChain => send::SentChain [DocumentIssue];
        "email.send" => email::send::send, email::send::SendEmails => email::send::SentEmails [DocumentIssue];
        "email.test" => email::trial::send, email::trial::TestEmail => email::trial::TestedEmail [SetupEdit];
        "email.set_password" => email::password::set, email::password::SetMailPassword => email::password::MailPasswordSet [SetupEdit];
        "job.cancel" => jobs::cancel, jobs::JobRef => jobs::Cancelled [Read];
    }
    queries {
        "app.boot" => boot::boot, boot::BootQuery => boot::Boot [Company Location Device];
        "order.list" => orders::list, orders::ListQuery => Page<OrderRow> [Order];
        "order.counts" => orders::counts, orders::CountsQuery => orders::OrderCounts [Order];
        "order.get" => orders::get, orders::GetQuery => orders::OrderView [Order Fulfillment Return Document];
        "order.alternatives" => alternatives::alternatives, alternatives::AlternativesQuery => alternatives::Alternatives [Order Fulfillment Stock Policy];
        "order.expected" => watch::expected, c_order::OrderRef => Vec<watch::Expected> [Order Fulfillment Stock Transfer PurchaseOrder];
        "promise.watch" => watch::watch, watch::WatchQuery => watch::Watch [Order Fulfillment Stock Transfer PurchaseOrder];
        "order.preview" => preview::preview, preview::PreviewQuery => preview::OrderPreview [Stock Item Customer Rates TaxTable];
        "order.decision" => decisions::decisions, c_order::OrderRef => Vec<decisions::DecisionView> [Order];
        "fulfillment.list" => fulfillments::list, fulfillments::ListQuery => Page<FulfillmentRow> [Fulfillment];
        "fulfillment.counts" => fulfillments::counts, fulfillments::CountsQuery => fulfillments::FulfillmentCounts [Fulfillment];
        "fulfillment.get" => fulfillments::get, fulfillments::GetQuery => fulfillments::FulfillmentView [Fulfillment Order];
        "fulfillment.find_pickup" => fulfillments::find, fulfillments::FindPickup => fulfillments::FoundPickups [Fulfillment];
        "return.quote" => returns::quote, returns::QuoteQuery => returns::ReturnQuote [Order Return];
        "return.list" => returns::list, returns::ListQuery => Page<ReturnRow> [Return];
        "return.counts" => returns::counts, returns::CountsQuery => returns::ReturnCounts [Return];
        "return.get" => returns::get, c_returns::ReturnRef => returns::ReturnView [Return];
        "document.list" => documents::list, documents::ListQuery => Page<DocumentRow> [Document];
        "document.pdf" => documents::pdf, documents::PdfQuery => documents::PdfAnswer [Document];
        "paper.pdf" => papers::paper, papers::PaperQuery => documents::PdfAnswer [Order Fulfillment Return Document Item Customer Location Transfer PurchaseOrder Company];
        "document.file" => documents::file, documents::FileQuery => documents::PdfAnswer [Document];
        "document.merged" => documents::merged, documents::MergedQuery => documents::PdfAnswer [Document];
        "document.emails" => email::view::emails, email::view::EmailsQuery => email::view::DocumentEmails [Document Order Customer Company];
        "email.outbox" => email::view::outbox, email::view::OutboxQuery => email::view::OutboxView [Document Company];
        "document.batch_result" => batch::result, jobs::JobRef => batch::BatchResult [Job];
        "document.trays" => documents::trays, documents::TraysQuery => documents::Trays [];
        "document.printers" => documents::printers, documents::PrintersQuery => documents::Printers [];
        "item.get" => catalog::get, catalog::GetQuery => catalog::ItemView [Item];
        "item.search" => catalog::search, catalog::SearchQuery => catalog::ItemRows [Item Stock];
        "item.by_code" => catalog::by_code, catalog::CodeQuery => Option<catalog::ItemRow> [Item Stock];
        "item.image" => catalog::image, catalog::ImageQuery => catalog::ImageAnswer [];
        "customer.search" => customers::search, customers::SearchQuery => customers::CustomerRows [Customer];
        "customer.list" => customers::list, customers::ListQuery => Page<CustomerRow> [Customer];
        "company.logo" => company::logo, company::LogoQuery => company::LogoAnswer [Company];
        "company.paper_sample" => company::paper_sample, company::SampleQuery => documents::PdfAnswer [Company];
        "rates.get" => rates::get, rates::RatesQuery => rates::RatesView [Rates Company];
        "company.get" => company::get, company::GetQuery => company::CompanyView [Company];
        "us_tax.tables" => us_tax::tables, us_tax::TablesQuery => us_tax::Tables [TaxTable Company];
        "us_tax.rate" => us_tax::rate, us_tax::RateQuery => us_tax::RateView [TaxTable Company];
        "chain.get" => view::get, view::ChainQuery => view::ChainView [Chain Company Device];
        "chain.records" => view::records, view::RecordsQuery => Page<FiscalRow> [Chain];
        "customer.get" => customers::get, customers::GetQuery => customers::CustomerView [Customer Order];
        "stock.list" => stock::list, stock::ListQuery => stock::StockPage [Stock Item];
        "stock.ledger" => stock::ledger, stock::LedgerQuery => Page<stock::StockMoveRow> [Stock];
        "purchase_order.check_invoice" => received::check_invoice, received::InvoiceQuery => received::SupplierInvoice [PurchaseOrder Item];
        "supply.list" => supply::list, supply::ListQuery => Page<SupplyRow> [Transfer PurchaseOrder Location];
        "policy.get" => policy::get, policy::PolicyQuery => policy::PolicyView [Policy Company Location];
        "policy.version" => policy::version, policy::VersionQuery => policy::PolicyVersion [Policy];
        "policy.what_if" => whatif::what_if, whatif::WhatIfQuery => whatif::WhatIf [Policy];
        "parking.list" => parking::list, parking::ParkingQuery => parking::ParkingView [Order Policy];
        "location.list" => locations::list, locations::LocationsQuery => locations::Locations [Location Fulfillment];
        "wave.preview" => waves::preview, waves::WaveQuery => waves::WavePreview [Order Stock Policy];
        "wave.history" => waves::history, waves::WaveQuery => waves::WaveHistory [Wave Order];
        "find.anything" => find::anything, find::FindQuery => find::Found [Order Customer Item Document];
        "today.get" => today::get, today::TodayQuery => today::Today [Order Fulfillment Return Document];
        "import.profiles" => import::profiles, import::ProfilesQuery => import::Profiles [];
        "import.preview" => import::preview, import::PreviewQuery => import::ImportPreview [];
        "import.errors_csv" => import::errors_csv, jobs::JobRef => import::ErrorsCsv [];
        "job.list" => jobs::list, jobs::JobsQuery => jobs::Jobs [Job];
    }
}

/// Everything that can be called, commands first.
pub fn entries() -> &'static [Entry] {
    ENTRIES
}

/// The entry of that name.
pub(crate) fn find(name: &str) -> Option<&'static Entry> {
    ENTRIES.iter().find(|e| e.name == name)
}
