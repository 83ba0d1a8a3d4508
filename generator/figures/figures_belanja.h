/* The four figures that every part of the budget has. */
#pragma once

struct figures_spending {
    const struct value *pagu, *realisasi, *serapan, *sisa;
};
