//! Equal things under one number.

/// Keys → numbers, for a known number of keys.
pub(crate) struct Interner {
    slots: Vec<(u32, u32, u32)>,
}

/// Whoever writes a text to make keys collide costs us so many probes a token, and no more.
const MOST_PROBES: usize = 24;

impl Interner {
    pub fn new(n: usize) -> Self {
        Self { slots: vec![(0, u32::MAX, 0); (2 * n + 1).next_power_of_two()] }
    }

    /// The number stored for the key if `same` confirms it (given the number and what was stored beside it),
    /// else `next`, which is stored.
    pub fn find_or(&mut self, key: u32, next: u32, same: impl Fn(u32, u32) -> bool, beside: u32) -> u32 {
        let mask = self.slots.len() - 1;
        for probe in 0..MOST_PROBES {
            let slot = &mut self.slots[(key as usize + probe) & mask];
            if slot.1 == u32::MAX {
                *slot = (key, next, beside);
                return next;
            }
            if slot.0 == key && same(slot.1, slot.2) {
                return slot.1;
            }
        }
        next
    }
}
