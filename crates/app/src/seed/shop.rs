//! The chain: company, carriers, locations and the people who work there. All invented; only the places on the map are real.

use encargo_domain::Currency;
use encargo_domain::company::{
    CarrierService, CarrierZone, Company, ProcessOptions, monday_to_friday,
};
use encargo_domain::customer::Address;
use encargo_domain::ids::{CompanyId, LocationId};
use encargo_domain::location::{Location, LocationKind};
use encargo_domain::tax::supply::DistanceSales;
use encargo_domain::tax::us::UsTax;
use encargo_domain::trade::Endpoint;
use encargo_domain::words::Language;

use super::codes::{cif, iban};
use super::hours::Hours;

/// A location of the chain before it has an id.
pub(super) struct Site {
    pub(super) code: &'static str,
    name: &'static str,
    pub(super) kind: LocationKind,
    line1: &'static str,
    postal_code: &'static str,
    city: &'static str,
    region: &'static str,
    at_micro: (i32, i32),
    /// Share of counter sales, in thousandths.
    pub(super) trade: u64,
    /// Who works there.
    pub(super) staff: &'static [&'static str],
}

/// Index of the distribution centre of Madrid in [`SITES`].
pub(super) const MADRID_DC: usize = 0;
/// Index of the distribution centre of Barcelona.
pub(super) const BARCELONA_DC: usize = 1;
/// Index of the supplier that ships for us.
pub(super) const SUPPLIER: usize = 7;

/// All locations, in the order of their ids.
pub(super) const SITES: [Site; 8] = [
    Site {
        code: "GETAFE",
        name: "Almacén Getafe",
        kind: LocationKind::Dc,
        line1: "Calle de la Fragua, 14",
        postal_code: "28906",
        city: "Getafe",
        region: "Madrid",
        at_micro: (40_305_000, -3_712_000),
        trade: 0,
        staff: &[
            "Jorge Lozano",
            "Nuria Pastor",
            "Samuel Ortega",
            "Irene Vidal",
        ],
    },
    Site {
        code: "ZFRANCA",
        name: "Almacén Zona Franca",
        kind: LocationKind::Dc,
        line1: "Carrer del Motor, 9",
        postal_code: "08040",
        city: "Barcelona",
        region: "Barcelona",
        at_micro: (41_340_000, 2_140_000),
        trade: 0,
        staff: &["Arnau Puig", "Mireia Soler", "Pau Ferrer"],
    },
    Site {
        code: "MADRID",
        name: "Madrid Fuencarral",
        kind: LocationKind::Store,
        line1: "Calle de Fuencarral, 143",
        postal_code: "28010",
        city: "Madrid",
        region: "Madrid",
        at_micro: (40_431_000, -3_703_000),
        trade: 300,
        staff: &["Luisa Robles", "Adrián Crespo", "Carmen Vega"],
    },
    Site {
        code: "BARNA",
        name: "Barcelona Gràcia",
        kind: LocationKind::Store,
        line1: "Carrer Gran de Gràcia, 212",
        postal_code: "08012",
        city: "Barcelona",
        region: "Barcelona",
        at_micro: (41_403_000, 2_153_000),
        trade: 260,
        staff: &["Laia Casals", "Marc Riera", "Núria Bosch"],
    },
    Site {
        code: "VALENCIA",
        name: "Valencia Ruzafa",
        kind: LocationKind::Store,
        line1: "Calle de Sueca, 58",
        postal_code: "46006",
        city: "Valencia",
        region: "Valencia",
        at_micro: (39_461_000, -373_000),
        trade: 180,
        staff: &["Amparo Llorens", "Vicent Sanchis"],
    },
    Site {
        code: "SEVILLA",
        name: "Sevilla Nervión",
        kind: LocationKind::Store,
        line1: "Calle Luis Montoto, 97",
        postal_code: "41018",
        city: "Sevilla",
        region: "Sevilla",
        at_micro: (37_386_000, -5_974_000),
        trade: 150,
        staff: &["Rocío Cabrera", "Manuel Peña"],
    },
    Site {
        code: "BILBAO",
        name: "Bilbao Indautxu",
        kind: LocationKind::Store,
        line1: "Calle Ercilla, 41",
        postal_code: "48011",
        city: "Bilbao",
        region: "Bizkaia",
        at_micro: (43_260_000, -2_939_000),
        trade: 110,
        staff: &["Ane Etxeberria", "Iker Zabala"],
    },
    Site {
        code: "TURIA",
        name: "Muebles Turia",
        kind: LocationKind::Supplier,
        line1: "Carrer dels Ebenistes, 3",
        postal_code: "46980",
        city: "Paterna",
        region: "Valencia",
        at_micro: (39_503_000, -441_000),
        trade: 0,
        staff: &["Muebles Turia"],
    },
];

/// Who answers, verifies, confirms and invoices.
pub(super) const OFFICE_STAFF: [&str; 4] =
    ["Marta Ibáñez", "Raúl Nieto", "Sonia Prieto", "Elena Muñoz"];
/// Who decides about held orders.
pub(super) const MANAGER: &str = "Beatriz Lumbreras";
/// The customers' own ways in, as the journal names them.
pub(super) const WEB_SHOP: &str = "casalumbre.example";
/// What the shop used before, as the journal names it.
pub(super) const FORMER_SYSTEM: &str = "Gestor 2000";
/// The market place others run.
pub(super) const MARKET_PLACE: &str = "plazamayor.example";

impl Site {
    /// Hours of those who work there.
    pub(super) const fn hours(&self) -> Hours {
        match self.kind {
            LocationKind::Dc => Hours::DC,
            LocationKind::Store => Hours::STORE,
            LocationKind::Supplier => Hours::SUPPLIER,
        }
    }

    /// The location of record.
    pub(super) fn location(&self, location_id: LocationId) -> Location {
        let (cutoff_minute, lead_time_days, shipment, unit) = match self.kind {
            LocationKind::Dc => (17 * 60, 0, 90, 35),
            LocationKind::Store => (16 * 60, 1, 170, 60),
            LocationKind::Supplier => (13 * 60, 2, 250, 0),
        };
        let store = self.kind == LocationKind::Store;
        Location {
            location_id,
            code: self.code.to_owned(),
            name: self.name.to_owned(),
            kind: self.kind,
            address: Address {
                name: self.name.to_owned(),
                line1: self.line1.to_owned(),
                line2: String::new(),
                postal_code: self.postal_code.to_owned(),
                city: self.city.to_owned(),
                region: self.region.to_owned(),
                country: "ES".to_owned(),
                phone: String::new(),
            },
            time_zone: "Europe/Madrid".to_owned(),
            latitude_micro: self.at_micro.0,
            longitude_micro: self.at_micro.1,
            ships: true,
            pickup: store,
            transfers: self.kind != LocationKind::Supplier,
            cutoff_minute,
            lead_time_days,
            open_days: [
                true,
                true,
                true,
                true,
                true,
                self.kind != LocationKind::Supplier,
                false,
            ],
            handling_shipment_minor: shipment,
            handling_unit_minor: unit,
            closed: false,
            closed_on: Vec::new(),
            daily_units: None,
            series_code: String::new(),
        }
    }
}

/// The company of record. Its tax number and account fit the rules and belong to nobody.
pub(super) fn company(company_id: CompanyId) -> Company {
    let tax_id = cif('B', 77);
    let vat_id = format!("ES{tax_id}");
    Company {
        company_id,
        name: "Casa Lumbre".to_owned(),
        legal_name: "Casa Lumbre Hogar, S.L.".to_owned(),
        vat_id: vat_id.clone(),
        tax_id,
        address: Address {
            name: "Casa Lumbre Hogar, S.L.".to_owned(),
            line1: "Calle de la Fragua, 14".to_owned(),
            line2: String::new(),
            postal_code: "28906".to_owned(),
            city: "Getafe".to_owned(),
            region: "Madrid".to_owned(),
            country: "ES".to_owned(),
            phone: String::new(),
        },
        email: "hola@casalumbre.example".to_owned(),
        phone: "+34 900 000 077".to_owned(),
        web: "www.casalumbre.example".to_owned(),
        register_text: "Registro Mercantil de Madrid, tomo 00077, folio 1, hoja M-000077"
            .to_owned(),
        iban: iban("99990001", "0000000077"),
        bic: "ZZZZESM1XXX".to_owned(),
        endpoint: Some(Endpoint {
            scheme: "9920".to_owned(),
            id: vat_id.clone(),
        }),
        contact: "Administración".to_owned(),
        currency: Currency::EUR,
        prices_include_tax: true,
        language: Language::Es,
        time_zone: "Europe/Madrid".to_owned(),
        tax_rates: Vec::new(),
        distance_sales: DistanceSales::Destination,
        us_tax: UsTax::default(),
        carriers: vec![
            service(
                "standard",
                "Correcaminos",
                (495, 6_000),
                &[(120, 380, 25, 1), (450, 450, 35, 2), (3_000, 620, 60, 3)],
            ),
            service(
                "express",
                "Alondra Exprés",
                (995, 0),
                &[(120, 690, 45, 1), (700, 890, 70, 1), (3_000, 1_290, 95, 2)],
            ),
        ],
        options: ProcessOptions::default(),
        fiscal: encargo_domain::chain::Fiscal::default(),
        look: encargo_domain::look::PaperLook::default(),
        mail_server: encargo_domain::email::MailServer::default(),
        demo: true,
    }
}

/// A tariff: what the buyer pays and from where on nothing; zones as (km, per parcel, per kilogram, days).
fn service(
    code: &str,
    carrier: &str,
    (charge_minor, free_from_minor): (i64, i64),
    zones: &[(u32, i64, i64, u32)],
) -> CarrierService {
    CarrierService {
        code: code.to_owned(),
        carrier: carrier.to_owned(),
        charge_minor,
        free_from_minor,
        zones: zones
            .iter()
            .map(
                |(up_to_km, fixed_minor, per_kg_minor, transit_days)| CarrierZone {
                    up_to_km: *up_to_km,
                    fixed_minor: *fixed_minor,
                    per_kg_minor: *per_kg_minor,
                    transit_days: *transit_days,
                    steps: Vec::new(),
                },
            )
            .collect(),
        open_days: monday_to_friday(),
        closed_on: Vec::new(),
        max_weight_g: 30_000,
    }
}
