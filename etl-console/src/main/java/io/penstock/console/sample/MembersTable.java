package io.penstock.console.sample;

import java.io.IOException;
import java.time.LocalDate;

/** The register of members. */
final class MembersTable implements SampleTable {
    private static final long ROWS = 6;
    private static final int REPEATED_WITHIN = 50;

    private final Library library;
    private final SeededRandom rows = new SeededRandom();

    MembersTable(Library library) {
        this.library = library;
    }

    @Override
    public String file() {
        return "members.csv";
    }

    @Override
    public String[] header() {
        return new String[] {"member_id", "name", "email", "phone", "branch", "joined_on", "birth_year", "status"};
    }

    /** 1 % registered twice, 10 % of the days written day first, 2 % births to come, 5 % null tokens for the status. */
    @Override
    public void write(long number, CsvText out) throws IOException {
        SeededRandom random = library.row(rows, ROWS, number);
        boolean repeated = random.chance(0.01);
        Library.Member member =
                library.member(repeated ? Math.max(0, number - 1 - random.below(REPEATED_WITHIN)) : number);
        LocalDate joined = Library.anyDay(random);
        out.cell(member.id())
                .cell(member.name())
                .cell(member.email())
                .cell(member.phone())
                .cell(random.pick(Vocabulary.BRANCHES))
                .cell(random.chance(0.1) ? CsvText.dayFirst(joined) : joined.toString())
                .cell(random.chance(0.02) ? 2150 + random.below(50) : 1930 + random.below(85))
                .cell(random.chance(0.05) ? random.pick("N/A", "n/a", "") : random.pick("active", "Active", "lapsed"));
    }
}
