//! Names of weekdays and months in the languages of the plans that were looked at.

use chrono::Weekday;

const DAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// The beginnings of the names of the weekdays from Monday on, and their short forms after `=`.
const WEEKDAYS: [&str; 7] = [
    "mon lund lune segund 周一 星期一 礼拜一 =mo =lun =seg",
    "tue mard martes marted terç die 周二 星期二 礼拜二 =di =tu =ter",
    "wed wend mercr mierc miérc mercol quart mitt 周三 星期三 礼拜三 =mi =we =mer =mie =mié =qua",
    "thu thr jeud juev giov quint donn 周四 星期四 礼拜四 =do =th =jeu =jue =qui",
    "fri vend vier vener sext frei 周五 星期五 礼拜五 =fr =ven =vie =sex",
    "sat same sába saba sams 周六 星期六 礼拜六 =sa =sam =sab =sáb",
    "sun dima domi dome sonn 周日 星期日 星期天 礼拜天 周天 =so =su =dim =dom",
];

/// The beginnings of the names of the months from January on.
const MONTHS: [&str; 12] = [
    "jan ene gen jän",
    "feb fev fév",
    "mar mär mrt maart",
    "apr abr avr",
    "mai may mag mei",
    "jun juin giu",
    "jul juil lug",
    "aug août aout ago",
    "sep set",
    "oct okt ott out",
    "nov",
    "dec dez déc dic",
];

/// Returns the weekday of a word in lower case.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let is_it = |names: &&str| {
        let mut names = names.split(' ');
        names.any(|name| match name.strip_prefix('=') {
            Some(short) => word == short,
            None => word.starts_with(name),
        })
    };
    let place = WEEKDAYS.iter().position(is_it)?;
    DAYS.get(place).copied()
}

/// Returns the month of a word in lower case, 1 to 12. Misspelt names are recognized by their beginnings.
pub(super) fn month(word: &str) -> Option<u32> {
    let is_it = |names: &&str| names.split(' ').any(|name| word.starts_with(name));
    if weekday(word).is_some() {
        return None;
    }
    let place = MONTHS.iter().position(is_it)?;
    u32::try_from(place + 1).ok()
}
