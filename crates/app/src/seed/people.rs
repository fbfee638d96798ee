//! Customers: plausible Spanish names and addresses, a few businesses, a few people who read English. Nobody is meant: telephone numbers
//! begin with 600 00, mail goes to domains reserved for examples, tax numbers lie outside what is given out.

use encargo_domain::customer::{Address, CustomerInput};
use encargo_domain::tax::supply::BuyerTax;
use encargo_domain::trade::{Endpoint, TradeTerms};
use encargo_domain::words::Language;

use super::codes::{cif, nif};
use super::dice::Dice;

const WOMEN: &[&str] = &[
    "María",
    "Carmen",
    "Ana",
    "Laura",
    "Lucía",
    "Marta",
    "Cristina",
    "Paula",
    "Sara",
    "Elena",
    "Raquel",
    "Pilar",
    "Irene",
    "Nuria",
    "Rocío",
    "Beatriz",
    "Inés",
    "Sofía",
    "Alba",
    "Julia",
    "Noelia",
    "Ángela",
    "Eva",
    "Silvia",
    "Mónica",
    "Patricia",
    "Rosa",
    "Teresa",
    "Natalia",
    "Sonia",
    "Verónica",
    "Yolanda",
    "Begoña",
    "Ainhoa",
    "Leire",
    "Laia",
    "Montserrat",
    "Concepción",
    "Esther",
    "Lorena",
    "Olga",
    "Clara",
    "Candela",
    "Martina",
    "Valeria",
    "Jimena",
    "Ainara",
    "Iria",
    "Uxía",
    "Amparo",
];
const MEN: &[&str] = &[
    "Antonio",
    "José",
    "Manuel",
    "Francisco",
    "David",
    "Juan",
    "Javier",
    "Daniel",
    "Carlos",
    "Jesús",
    "Alejandro",
    "Miguel",
    "Rafael",
    "Pablo",
    "Ángel",
    "Sergio",
    "Fernando",
    "Jorge",
    "Luis",
    "Alberto",
    "Álvaro",
    "Adrián",
    "Diego",
    "Raúl",
    "Iván",
    "Rubén",
    "Óscar",
    "Enrique",
    "Ramón",
    "Vicente",
    "Andrés",
    "Joaquín",
    "Hugo",
    "Martín",
    "Nicolás",
    "Mateo",
    "Iker",
    "Unai",
    "Jordi",
    "Marc",
    "Xoán",
    "Tomás",
    "Gonzalo",
    "Ignacio",
    "Íñigo",
    "Víctor",
    "Salvador",
    "Emilio",
    "Julián",
    "Guillermo",
];
const SURNAMES: &[&str] = &[
    "García",
    "Rodríguez",
    "González",
    "Fernández",
    "López",
    "Martínez",
    "Sánchez",
    "Pérez",
    "Gómez",
    "Martín",
    "Jiménez",
    "Hernández",
    "Ruiz",
    "Díaz",
    "Moreno",
    "Muñoz",
    "Álvarez",
    "Romero",
    "Gutiérrez",
    "Alonso",
    "Navarro",
    "Torres",
    "Domínguez",
    "Ramos",
    "Vázquez",
    "Ramírez",
    "Gil",
    "Serrano",
    "Morales",
    "Molina",
    "Blanco",
    "Suárez",
    "Castro",
    "Ortega",
    "Delgado",
    "Ortiz",
    "Marín",
    "Rubio",
    "Núñez",
    "Medina",
    "Sanz",
    "Castillo",
    "Iglesias",
    "Cortés",
    "Garrido",
    "Santos",
    "Guerrero",
    "Lozano",
    "Cano",
    "Cruz",
    "Méndez",
    "Flores",
    "Prieto",
    "Herrera",
    "Peña",
    "León",
    "Márquez",
    "Cabrera",
    "Gallego",
    "Calvo",
    "Vidal",
    "Campos",
    "Reyes",
    "Vega",
    "Fuentes",
    "Carrasco",
    "Diez",
    "Aguilar",
    "Caballero",
    "Nieto",
    "Santana",
    "Vargas",
    "Pascual",
    "Giménez",
    "Herrero",
    "Hidalgo",
    "Montero",
    "Lorenzo",
    "Santiago",
    "Benítez",
    "Durán",
    "Ibáñez",
    "Arias",
    "Mora",
    "Ferrer",
    "Carmona",
    "Vicente",
    "Rojas",
    "Soto",
    "Crespo",
    "Román",
    "Pastor",
    "Velasco",
    "Parra",
    "Sáez",
    "Moya",
    "Bravo",
    "Rivera",
    "Gallardo",
    "Soler",
    "Puig",
    "Casals",
    "Etxeberria",
    "Zabala",
    "Agirre",
    "Castiñeira",
    "Fariña",
    "Otero",
    "Ordóñez",
    "Zúñiga",
    "Argüelles",
    "Quiñones",
];
/// People from elsewhere who read English.
const ENGLISH: &[&str] = &[
    "Emily Carter",
    "Oliver Hughes",
    "Grace Turner",
    "Henry Walsh",
    "Charlotte Reid",
    "Thomas Bennett",
    "Alice Fletcher",
    "George Harding",
    "Sophie Marsh",
    "Daniel Whitaker",
    "Hannah Doyle",
    "Liam O'Connor",
    "Fiona Campbell",
    "Ewan Murray",
    "Nora Lindqvist",
    "Jonas Becker",
    "Anneke de Vries",
    "Pieter Jansen",
    "Freya Nilsen",
    "Lars Andersen",
    "Chloé Martin",
    "Luca Bianchi",
    "Priya Nair",
    "Arjun Mehta",
    "Mei Lin",
    "Kenji Mori",
    "Rachel Stone",
    "Samuel Brooks",
    "Megan Price",
    "Owen Griffiths",
];

/// A city: province, first postal code and how many follow it, how many people buy there (in thousandths of the whole), its nearest store.
struct City {
    name: &'static str,
    region: &'static str,
    first_code: u32,
    codes: u32,
    weight: u64,
    store: usize,
}

const fn city(
    name: &'static str,
    region: &'static str,
    (first_code, codes): (u32, u32),
    weight: u64,
    store: usize,
) -> City {
    City {
        name,
        region,
        first_code,
        codes,
        weight,
        store,
    }
}

const CITIES: &[City] = &[
    city("Madrid", "Madrid", (28_001, 55), 150, 2),
    city("Getafe", "Madrid", (28_901, 9), 14, 2),
    city("Móstoles", "Madrid", (28_931, 8), 14, 2),
    city("Alcalá de Henares", "Madrid", (28_801, 7), 14, 2),
    city("Leganés", "Madrid", (28_911, 8), 12, 2),
    city("Toledo", "Toledo", (45_001, 8), 10, 2),
    city("Guadalajara", "Guadalajara", (19_001, 5), 8, 2),
    city("Segovia", "Segovia", (40_001, 6), 6, 2),
    city("Ávila", "Ávila", (5_001, 5), 4, 2),
    city("Valladolid", "Valladolid", (47_001, 17), 18, 2),
    city("Salamanca", "Salamanca", (37_001, 8), 10, 2),
    city("Zamora", "Zamora", (49_001, 7), 4, 2),
    city("Palencia", "Palencia", (34_001, 6), 4, 2),
    city("León", "León", (24_001, 10), 8, 2),
    city("Cuenca", "Cuenca", (16_001, 4), 4, 2),
    city("Ciudad Real", "Ciudad Real", (13_001, 5), 5, 2),
    city("Cáceres", "Cáceres", (10_001, 5), 6, 2),
    city("A Coruña", "A Coruña", (15_001, 11), 14, 2),
    city("Vigo", "Pontevedra", (36_201, 14), 14, 2),
    city("Lugo", "Lugo", (27_001, 4), 4, 2),
    city("Ourense", "Ourense", (32_001, 5), 5, 2),
    city("Barcelona", "Barcelona", (8_001, 42), 130, 3),
    city("Badalona", "Barcelona", (8_911, 8), 14, 3),
    city("Sabadell", "Barcelona", (8_201, 8), 12, 3),
    city("Terrassa", "Barcelona", (8_221, 8), 12, 3),
    city("L'Hospitalet de Llobregat", "Barcelona", (8_901, 8), 14, 3),
    city("Girona", "Girona", (17_001, 7), 9, 3),
    city("Tarragona", "Tarragona", (43_001, 8), 9, 3),
    city("Lleida", "Lleida", (25_001, 8), 7, 3),
    city("Palma", "Illes Balears", (7_001, 15), 14, 3),
    city("Zaragoza", "Zaragoza", (50_001, 18), 30, 3),
    city("Huesca", "Huesca", (22_001, 6), 4, 3),
    city("Valencia", "Valencia", (46_001, 26), 80, 4),
    city("Torrent", "Valencia", (46_900, 1), 8, 4),
    city("Gandia", "Valencia", (46_700, 3), 7, 4),
    city("Castelló de la Plana", "Castellón", (12_001, 6), 9, 4),
    city("Teruel", "Teruel", (44_001, 3), 3, 4),
    city("Alicante", "Alicante", (3_001, 16), 22, 4),
    city("Elche", "Alicante", (3_201, 8), 12, 4),
    city("Murcia", "Murcia", (30_001, 12), 20, 4),
    city("Cartagena", "Murcia", (30_201, 5), 9, 4),
    city("Albacete", "Albacete", (2_001, 8), 8, 4),
    city("Sevilla", "Sevilla", (41_001, 20), 60, 5),
    city("Dos Hermanas", "Sevilla", (41_700, 4), 9, 5),
    city("Córdoba", "Córdoba", (14_001, 14), 16, 5),
    city("Málaga", "Málaga", (29_001, 18), 28, 5),
    city("Marbella", "Málaga", (29_601, 4), 9, 5),
    city("Granada", "Granada", (18_001, 15), 14, 5),
    city("Almería", "Almería", (4_001, 9), 8, 5),
    city("Jaén", "Jaén", (23_001, 9), 5, 5),
    city("Cádiz", "Cádiz", (11_001, 12), 8, 5),
    city("Jerez de la Frontera", "Cádiz", (11_401, 8), 9, 5),
    city("Huelva", "Huelva", (21_001, 7), 6, 5),
    city("Badajoz", "Badajoz", (6_001, 11), 7, 5),
    city("Bilbao", "Bizkaia", (48_001, 15), 46, 6),
    city("Barakaldo", "Bizkaia", (48_901, 3), 9, 6),
    city("Donostia-San Sebastián", "Gipuzkoa", (20_001, 18), 16, 6),
    city("Vitoria-Gasteiz", "Álava", (1_001, 15), 14, 6),
    city("Pamplona", "Navarra", (31_001, 16), 14, 6),
    city("Logroño", "La Rioja", (26_001, 9), 9, 6),
    city("Santander", "Cantabria", (39_001, 12), 12, 6),
    city("Burgos", "Burgos", (9_001, 7), 9, 6),
    city("Oviedo", "Asturias", (33_001, 13), 12, 6),
    city("Gijón", "Asturias", (33_201, 13), 14, 6),
    city("Soria", "Soria", (42_001, 5), 3, 6),
];

const STREETS: &[&str] = &[
    "Calle Mayor",
    "Calle Real",
    "Avenida de la Constitución",
    "Calle del Olmo",
    "Calle de la Luna",
    "Paseo de la Alameda",
    "Calle Nueva",
    "Avenida de la Paz",
    "Calle San Juan",
    "Calle Santa Ana",
    "Plaza de España",
    "Calle del Prado",
    "Calle de las Flores",
    "Avenida del Mediterráneo",
    "Calle Cervantes",
    "Calle Goya",
    "Calle Velázquez",
    "Calle Lope de Vega",
    "Ronda Norte",
    "Calle del Carmen",
    "Calle de la Fuente",
    "Calle Jardines",
    "Calle del Sol",
    "Paseo Marítimo",
    "Calle Rosalía de Castro",
    "Avenida de Europa",
    "Calle del Molino",
    "Calle Colón",
    "Calle de la Rosa",
    "Travesía del Puente",
    "Calle Ramón y Cajal",
    "Calle Miguel Hernández",
    "Avenida de los Castaños",
    "Calle de la Estación",
    "Calle Doctor Fleming",
    "Calle del Horno",
    "Plaza de la Merced",
    "Calle Azorín",
    "Calle Antonio Machado",
    "Calle Emilia Pardo Bazán",
];
const TRADES: &[&str] = &[
    "Hostal",
    "Cafetería",
    "Restaurante",
    "Estudio",
    "Interiorismo",
    "Casa rural",
    "Panadería",
    "Librería",
    "Peluquería",
    "Clínica dental",
    "Asesoría",
    "Hotel",
];
const SIGNS: &[&str] = &[
    "La Encina",
    "El Faro",
    "Tres Caños",
    "La Parada",
    "Sierra Alta",
    "El Almendro",
    "Puerta Nueva",
    "La Concha",
    "Río Claro",
    "Los Arcos",
    "Mirasol",
    "La Ribera",
    "El Olivar",
    "Cuatro Vientos",
    "Azahar",
];

/// A customer and the store next to them.
pub(super) struct Person {
    pub(super) input: CustomerInput,
    pub(super) store: usize,
}

/// That many customers.
pub(super) fn people(count: u32, dice: &mut Dice) -> Vec<Person> {
    let cities: Vec<(usize, u64)> = CITIES
        .iter()
        .enumerate()
        .map(|(i, c)| (i, c.weight))
        .collect();
    (0..count)
        .filter_map(|serial| {
            CITIES
                .get(dice.weighted(&cities, 0))
                .map(|city| person(serial, city, dice))
        })
        .collect()
}

fn person(serial: u32, city: &City, dice: &mut Dice) -> Person {
    let kind = dice.below(1_000);
    let business = kind < 50;
    let english = (50..130).contains(&kind);
    let name = match (business, english) {
        (true, _) => format!("{} {}, S.L.", dice.pick(TRADES), dice.pick(SIGNS)),
        (_, true) => dice.pick(ENGLISH).to_owned(),
        _ => {
            let first = if dice.chance(520) {
                dice.pick(WOMEN)
            } else {
                dice.pick(MEN)
            };
            format!("{first} {} {}", dice.pick(SURNAMES), dice.pick(SURNAMES))
        }
    };
    let tax_id = if business {
        cif('B', 100 + serial)
    } else if dice.chance(60) {
        nif(99_900_000 + serial)
    } else {
        String::new()
    };
    let host = if dice.chance(500) {
        "example.test"
    } else {
        "example.org"
    };
    let phone = format!("600 00 {:02} {:02}", serial / 100 % 100, serial % 100);
    let input = CustomerInput {
        email: format!("{}{serial}@{host}", mail_name(&name)),
        business,
        tax_id: tax_id.clone(),
        phone,
        language: if english { Language::En } else { Language::Es },
        address: address(city, dice),
        tax: BuyerTax::default(),
        trade: if business {
            trade_terms(serial, &tax_id)
        } else {
            TradeTerms::default()
        },
        currency: None,
        name,
    };
    Person {
        input,
        store: city.store,
    }
}

/// Businesses pay by the month and take e-invoices; every other one talks of prices without tax.
fn trade_terms(serial: u32, tax_id: &str) -> TradeTerms {
    TradeTerms {
        payment_days: 30,
        prices_include_tax: serial.is_multiple_of(2).then_some(false),
        buyer_reference: String::new(),
        endpoint: Some(Endpoint {
            scheme: "9920".to_owned(),
            id: format!("ES{tax_id}"),
        }),
    }
}

fn address(city: &City, dice: &mut Dice) -> Address {
    let line2 = if dice.chance(640) {
        let floor = dice.count(1, 8);
        let door = dice.pick(&["A", "B", "C", "D", "izq.", "dcha.", "1.ª", "2.ª"]);
        format!("{floor}.º {door}")
    } else {
        String::new()
    };
    let code = city.first_code + dice.count(0, city.codes - 1);
    Address {
        name: String::new(),
        line1: format!("{}, {}", dice.pick(STREETS), dice.count(1, 140)),
        line2,
        postal_code: format!("{code:05}"),
        city: city.name.to_owned(),
        region: city.region.to_owned(),
        country: "ES".to_owned(),
        phone: String::new(),
    }
}

/// First and second word in plain letters: `lucia.garcia`.
fn mail_name(name: &str) -> String {
    let plain = |c: char| match c {
        'á' | 'à' => 'a',
        'é' | 'è' => 'e',
        'í' => 'i',
        'ó' | 'ò' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    };
    let words: Vec<String> = name
        .split_whitespace()
        .take(2)
        .map(|w| {
            w.to_lowercase()
                .chars()
                .map(plain)
                .filter(char::is_ascii_alphabetic)
                .collect::<String>()
        })
        .filter(|w| !w.is_empty())
        .collect();
    words.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customers_can_be_served() {
        let people = people(2_000, &mut Dice::new(42));
        assert_eq!(people.len(), 2_000);
        let mut mails = std::collections::HashSet::new();
        for person in &people {
            person.input.validate().unwrap();
            assert!(
                person.input.email.is_ascii() && mails.insert(person.input.email.clone()),
                "{}",
                person.input.email
            );
            assert!(
                person.input.address.missing() == ["name"],
                "the parcel's name comes from the customer"
            );
            assert!((2..7).contains(&person.store));
            let at = crate::places::coordinates("ES", &person.input.address.postal_code);
            assert!(
                at.is_some(),
                "{} lies in a province",
                person.input.address.postal_code
            );
            if person.input.business {
                let id = &person.input.tax_id;
                let number: u32 = id[1..8].parse().unwrap();
                assert_eq!(*id, cif('B', number));
            }
        }
        let share = |f: &dyn Fn(&Person) -> bool| people.iter().filter(|p| f(p)).count();
        assert!((60..140).contains(&share(&|p| p.input.business)));
        assert!((110..220).contains(&share(&|p| p.input.language == Language::En)));
        assert!(share(&|p| p.input.name.contains('ñ')) > 20);
    }
}
