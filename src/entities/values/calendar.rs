//! The civil calendar in whole numbers: days, weekdays, ISO 8601 dates.

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    pub year: i32,
    pub month: u32,
    pub day: u32,
}

impl Day {
    /// A day that exists.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day))
            .then_some(Self { year, month, day })
    }

    /// Reads "2022-01-21".
    pub fn parse(iso: &str) -> Option<Self> {
        let mut parts = iso.get(..10).unwrap_or(iso).split('-');
        let day = Self::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        day.filter(|_| parts.next().is_none())
    }

    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// So many days later, or earlier.
    pub fn plus(self, days: i64) -> Self {
        let days = (self.number() + days).clamp(Self::FIRST.number(), Self::LAST.number());
        Self::from_number(days)
    }

    /// So many months later, or earlier; year and month alone.
    pub fn plus_months(self, months: i64) -> (i32, u32) {
        let all = (i64::from(self.year) * 12 + i64::from(self.month) - 1 + months).clamp(12, 9999 * 12 + 11);
        ((all / 12) as i32, (all % 12) as u32 + 1)
    }

    /// 0 for Monday … 6 for Sunday.
    pub fn weekday(self) -> i64 {
        (self.number() + 3).rem_euclid(7)
    }

    const FIRST: Self = Self { year: 1, month: 1, day: 1 };
    const LAST: Self = Self { year: 9999, month: 12, day: 31 };

    /// Days since 1 January 1970.
    pub fn number(self) -> i64 {
        // Years are counted from March, so that the leap day is the last of its year.
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year - era * 400;
        let of_year = (153 * i64::from((self.month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    fn from_number(days: i64) -> Self {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days - era * 146_097;
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * shifted + 2) / 5 + 1) as u32;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u32;
        let year = (year_of_era + era * 400 + i64::from(month <= 2)) as i32;
        Self { year, month, day }
    }
}

/// "2022-02".
pub(super) fn iso_month(year: i32, month: u32) -> String {
    format!("{year:04}-{month:02}")
}

pub(super) fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_there_and_back() {
        let mut day = Day::new(1999, 12, 30).unwrap();
        let first = day.number();
        for n in 0..3000 {
            assert_eq!((day.number(), Day::new(day.year, day.month, day.day)), (first + n, Some(day)));
            day = day.plus(1);
        }
        assert_eq!(Day::parse("1970-01-01").map(Day::number), Some(0));
        assert_eq!(Day::parse("2022-01-21").map(Day::weekday), Some(4)); // a Friday
        assert_eq!(Day::parse("2022-02-30"), None);
        assert_eq!(Day::parse("2022-01-21").unwrap().plus_months(-1), (2021, 12));
        assert_eq!(Day::parse("2024-02-28").unwrap().plus(1).iso(), "2024-02-29");
    }
}
