//! From the names of countries that files write to ISO 3166-1 codes: English, Spanish, and what shops call them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::profile::fold;

/// The code of a country named by its code or name; `None` where it is not known.
pub(crate) fn code_of(text: &str) -> Option<&'static str> {
    CODES.get(fold(text).as_str()).copied()
}

static CODES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut codes = HashMap::new();
    for line in NAMES.lines() {
        let Some((code, names)) = line.split_once(' ') else {
            continue;
        };
        codes.insert(fold(code), code);
        for name in names.split(',') {
            codes.insert(fold(name), code);
        }
    }
    codes
});

const NAMES: &str = "\
AD Andorra
AE United Arab Emirates,Emiratos Árabes Unidos,UAE
AF Afghanistan,Afganistán
AG Antigua and Barbuda,Antigua y Barbuda
AI Anguilla,Anguila
AL Albania
AM Armenia
AO Angola
AR Argentina
AT Austria,Österreich
AU Australia
AW Aruba
AX Åland Islands,Islas Åland
AZ Azerbaijan,Azerbaiyán
BA Bosnia and Herzegovina,Bosnia y Herzegovina
BB Barbados
BD Bangladesh,Bangladés
BE Belgium,Bélgica,België,Belgique
BF Burkina Faso
BG Bulgaria
BH Bahrain,Baréin
BI Burundi
BJ Benin,Benín
BM Bermuda,Bermudas
BN Brunei,Brunéi
BO Bolivia
BR Brazil,Brasil
BS Bahamas
BT Bhutan,Bután
BW Botswana,Botsuana
BY Belarus,Bielorrusia
BZ Belize,Belice
CA Canada,Canadá
CD Democratic Republic of the Congo,República Democrática del Congo
CF Central African Republic,República Centroafricana
CG Congo
CH Switzerland,Suiza,Schweiz,Suisse
CI Ivory Coast,Costa de Marfil,Côte d'Ivoire
CL Chile
CM Cameroon,Camerún
CN China
CO Colombia
CR Costa Rica
CU Cuba
CV Cape Verde,Cabo Verde
CW Curaçao,Curazao
CY Cyprus,Chipre
CZ Czech Republic,Czechia,República Checa,Chequia
DE Germany,Alemania,Deutschland
DJ Djibouti,Yibuti
DK Denmark,Dinamarca,Danmark
DM Dominica
DO Dominican Republic,República Dominicana
DZ Algeria,Argelia
EC Ecuador
EE Estonia
EG Egypt,Egipto
ER Eritrea
ES Spain,España
ET Ethiopia,Etiopía
FI Finland,Finlandia,Suomi
FJ Fiji,Fiyi
FO Faroe Islands,Islas Feroe
FR France,Francia
GA Gabon,Gabón
GB United Kingdom,Reino Unido,UK,Great Britain,Gran Bretaña,England,Inglaterra,Scotland,Wales,Northern Ireland
GD Grenada,Granada
GE Georgia
GF French Guiana,Guayana Francesa
GG Guernsey
GH Ghana
GI Gibraltar
GL Greenland,Groenlandia
GM Gambia
GN Guinea
GP Guadeloupe,Guadalupe
GQ Equatorial Guinea,Guinea Ecuatorial
GR Greece,Grecia
GT Guatemala
GU Guam
GW Guinea-Bissau,Guinea-Bisáu
GY Guyana
HK Hong Kong
HN Honduras
HR Croatia,Croacia
HT Haiti,Haití
HU Hungary,Hungría
ID Indonesia
IE Ireland,Irlanda,Eire,Republic of Ireland
IL Israel
IM Isle of Man,Isla de Man
IN India
IQ Iraq,Irak
IR Iran,Irán
IS Iceland,Islandia
IT Italy,Italia
JE Jersey
JM Jamaica
JO Jordan,Jordania
JP Japan,Japón
KE Kenya,Kenia
KG Kyrgyzstan,Kirguistán
KH Cambodia,Camboya
KM Comoros,Comoras
KN Saint Kitts and Nevis,San Cristóbal y Nieves
KP North Korea,Corea del Norte
KR South Korea,Corea del Sur,Korea
KW Kuwait
KY Cayman Islands,Islas Caimán
KZ Kazakhstan,Kazajistán
LA Laos
LB Lebanon,Líbano
LC Saint Lucia,Santa Lucía
LI Liechtenstein
LK Sri Lanka
LR Liberia
LS Lesotho,Lesoto
LT Lithuania,Lituania
LU Luxembourg,Luxemburgo
LV Latvia,Letonia
LY Libya,Libia
MA Morocco,Marruecos
MC Monaco,Mónaco
MD Moldova,Moldavia
ME Montenegro
MG Madagascar
MK North Macedonia,Macedonia del Norte,Macedonia
ML Mali,Malí
MM Myanmar,Birmania
MN Mongolia
MO Macao
MQ Martinique,Martinica
MR Mauritania
MT Malta
MU Mauritius,Mauricio
MV Maldives,Maldivas
MW Malawi,Malaui
MX Mexico,México
MY Malaysia,Malasia
MZ Mozambique
NA Namibia
NC New Caledonia,Nueva Caledonia
NE Niger,Níger
NG Nigeria
NI Nicaragua
NL Netherlands,Países Bajos,The Netherlands,Holland,Holanda,Nederland
NO Norway,Noruega,Norge
NP Nepal
NZ New Zealand,Nueva Zelanda
OM Oman,Omán
PA Panama,Panamá
PE Peru,Perú
PF French Polynesia,Polinesia Francesa
PG Papua New Guinea,Papúa Nueva Guinea
PH Philippines,Filipinas
PK Pakistan,Pakistán
PL Poland,Polonia,Polska
PR Puerto Rico
PS Palestine,Palestina
PT Portugal
PY Paraguay
QA Qatar,Catar
RE Réunion,Reunión
RO Romania,Rumanía,Rumania
RS Serbia
RU Russia,Rusia,Russian Federation
RW Rwanda,Ruanda
SA Saudi Arabia,Arabia Saudí,Arabia Saudita
SC Seychelles
SD Sudan,Sudán
SE Sweden,Suecia,Sverige
SG Singapore,Singapur
SI Slovenia,Eslovenia
SK Slovakia,Eslovaquia
SL Sierra Leone,Sierra Leona
SM San Marino
SN Senegal
SO Somalia
SR Suriname,Surinam
SS South Sudan,Sudán del Sur
ST São Tomé and Príncipe,Santo Tomé y Príncipe
SV El Salvador
SY Syria,Siria
SZ Eswatini,Esuatini
TD Chad
TG Togo
TH Thailand,Tailandia
TJ Tajikistan,Tayikistán
TL Timor-Leste
TM Turkmenistan,Turkmenistán
TN Tunisia,Túnez
TO Tonga
TR Turkey,Turquía,Türkiye
TT Trinidad and Tobago,Trinidad y Tobago
TW Taiwan,Taiwán
TZ Tanzania,Tanzanía
UA Ukraine,Ucrania
UG Uganda
US United States,Estados Unidos,USA,United States of America,EE. UU.,Estados Unidos de América
UY Uruguay
UZ Uzbekistan,Uzbekistán
VA Vatican City,Ciudad del Vaticano
VC Saint Vincent and the Grenadines,San Vicente y las Granadinas
VE Venezuela
VG British Virgin Islands,Islas Vírgenes Británicas
VI US Virgin Islands,Islas Vírgenes de los Estados Unidos
VN Vietnam,Viet Nam
VU Vanuatu
WS Samoa
XK Kosovo
YE Yemen
YT Mayotte
ZA South Africa,Sudáfrica,RSA
ZM Zambia
ZW Zimbabwe,Zimbabue";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_by_code_and_by_name() {
        let cases = [
            ("ES", "ES"),
            ("es", "ES"),
            ("España", "ES"),
            ("United Kingdom", "GB"),
            ("EIRE", "IE"),
            ("RSA", "ZA"),
            ("EE.UU.", "US"),
            ("Países Bajos", "NL"),
        ];
        for (name, code) in cases {
            assert_eq!(code_of(name), Some(code), "{name}");
        }
        for name in ["Unspecified", "European Community", "Channel Islands", ""] {
            assert_eq!(code_of(name), None, "{name}");
        }
    }
}
