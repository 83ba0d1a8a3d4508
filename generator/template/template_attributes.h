/* The attribute lists of the elements, for the vocabulary table only. */
#pragma once

#include "template_vocabulary.h"

#define TEMPLATE_LISTS(LIST)                                                                       \
    LIST(paket)                                                                                    \
    LIST(metadata)                                                                                 \
    LIST(warna)                                                                                    \
    LIST(gaya)                                                                                     \
    LIST(halaman)                                                                                  \
    LIST(running)                                                                                  \
    LIST(skema)                                                                                    \
    LIST(tingkat)                                                                                  \
    LIST(pemenggalan)                                                                              \
    LIST(seri_keterangan)                                                                          \
    LIST(pilihan)                                                                                  \
    LIST(tetapkan)                                                                                 \
    LIST(potongan)                                                                                 \
    LIST(sisipkan)                                                                                 \
    LIST(pakai)                                                                                    \
    LIST(ulang)                                                                                    \
    LIST(jika)                                                                                     \
    LIST(seksi)                                                                                    \
    LIST(bab)                                                                                      \
    LIST(judul)                                                                                    \
    LIST(lampiran)                                                                                 \
    LIST(block)                                                                                    \
    LIST(daftar)                                                                                   \
    LIST(butir)                                                                                    \
    LIST(identitas)                                                                                \
    LIST(data)                                                                                     \
    LIST(tabel)                                                                                    \
    LIST(tabel_data)                                                                               \
    LIST(kolom)                                                                                    \
    LIST(nomor_kolom)                                                                              \
    LIST(baris)                                                                                    \
    LIST(sel)                                                                                      \
    LIST(gambar)                                                                                   \
    LIST(grafik)                                                                                   \
    LIST(seri)                                                                                     \
    LIST(bagan)                                                                                    \
    LIST(keterangan)                                                                               \
    LIST(tanda_tangan)                                                                             \
    LIST(penanda_tangan)                                                                           \
    LIST(daftar_isi)                                                                               \
    LIST(daftar_seri)                                                                              \
    LIST(kotak)                                                                                    \
    LIST(berdampingan)                                                                             \
    LIST(lajur)                                                                                    \
    LIST(letak)                                                                                    \
    LIST(garis)                                                                                    \
    LIST(jarak)                                                                                    \
    LIST(halaman_baru)                                                                             \
    LIST(narasi)                                                                                   \
    LIST(jangkar)                                                                                  \
    LIST(penanda)                                                                                  \
    LIST(renggang)                                                                                 \
    LIST(teks)                                                                                     \
    LIST(tab)                                                                                      \
    LIST(tautan)                                                                                   \
    LIST(rujuk)                                                                                    \
    LIST(bidang)                                                                                   \
    LIST(ikon)                                                                                     \
    LIST(bilah)                                                                                    \
    LIST(belum)

#define TEMPLATE_DECLARE(list) extern const struct template_attribute_rule template_list_##list[];
TEMPLATE_LISTS(TEMPLATE_DECLARE)
#undef TEMPLATE_DECLARE
