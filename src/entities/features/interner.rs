//! Equal things under one number.

/// Keys → numbers.
pub(crate) struct Interner {
    slots: Vec<(u32, u32)>,
    n: usize,
}

/// Whoever writes a text to make keys collide costs us so many probes a token, and no more.
const MOST_PROBES: usize = 24;
const FREE: (u32, u32) = (0, u32::MAX);

impl Interner {
    /// With room for so many keys; it grows when there are more.
    pub fn new(n: usize) -> Self {
        Self { slots: vec![FREE; (2 * n + 1).next_power_of_two()], n: 0 }
    }

    /// The number stored for the key if `same` confirms it, else `next`, which is stored.
    pub fn find_or(&mut self, key: u32, next: u32, same: impl Fn(u32) -> bool) -> u32 {
        if 2 * self.n >= self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        for probe in 0..MOST_PROBES {
            let slot = &mut self.slots[(key as usize + probe) & mask];
            if *slot == FREE {
                *slot = (key, next);
                self.n += 1;
                return next;
            }
            if slot.0 == key && same(slot.1) {
                return slot.1;
            }
        }
        next
    }

    fn grow(&mut self) {
        let room = 2 * self.slots.len();
        let before = std::mem::replace(&mut self.slots, vec![FREE; room]);
        let mask = self.slots.len() - 1;
        for (key, number) in before.into_iter().filter(|slot| *slot != FREE) {
            let free = (0..MOST_PROBES).map(|probe| (key as usize + probe) & mask).find(|&at| self.slots[at] == FREE);
            // One that finds no place is counted as new when it is met again.
            if let Some(at) = free {
                self.slots[at] = (key, number);
            }
        }
    }
}
