package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's pages of datasets in a table, and of those who share them. */
class SharingPagesTest {
    private static final String OWNER = ConsoleSampleData.IDENTITY;
    private static final String STRANGER = "eu-west-1:44444444-4444-4444-4444-444444444444";
    private static final String TOKEN = "0123456789abcdef-secret";
    static final String WALL = "table=items&owner=" + OWNER.replace(":", "%3A") + "&dataset=wall";

    @AutoClose
    private final ConsoleFixture console = new ConsoleFixture();

    @BeforeEach
    void deploy() {
        console.cloud.addTables();
    }

    /** A dataset that was deleted once and made again, with members and invitations of both times. */
    static void share(ConsoleFixture console) {
        dataset(console, "wall", true, 3);
        member(console, "wall", OWNER, "writer", "<i>Bob</i>", 3);
        member(console, "wall", STRANGER, "reader", "Eve", 0);
        member(console, "wall", "x", "king", "", 3);
        console.tables.put(
                "items", OWNER, "sharing#wall", ", \"members\": {\"N\": \"2\"}, \"generation\": {\"N\": \"3\"}");
        console.tables.put("items", STRANGER, "joined#" + OWNER + "#wall", ", \"role\": {\"S\": \"reader\"}");
        invitation(console, TOKEN + "1", 3, 4_102_444_800L, "");
        invitation(console, TOKEN + "2", 3, 4_102_444_800L, ", \"usedBy\": {\"S\": \"" + STRANGER + "\"}");
        invitation(console, TOKEN + "3", 0, 4_102_444_800L, "");
        invitation(console, TOKEN + "4", 3, 1_700_000_000L, "");
    }

    static void dataset(ConsoleFixture console, String name, boolean exists, int deletedAt) {
        console.tables.put(
                "items", OWNER, "dataset#" + name, """
                , "format": {"N": "1"}, "count": {"N": "7"}, "exists": {"BOOL": %s}, "deletedAt": {"N": "%s"},
                "created": {"N": "1700000000000"}, "modified": {"N": "1700000060000"}, "by": {"S": "%s"}, "records": {"M": {
                  "colour": {"M": {"value": {"S": "teal"}, "count": {"N": "6"}, "modified": {"N": "1700000060000"}, "by": {"S": "%s"}}},
                  "<b>note</b>": {"M": {"value": {"S": "<script>"}, "count": {"N": "7"}, "by": {"S": "%s"}}},
                  "old": {"M": {"count": {"N": "5"}}}, "broken": {"S": "no record"}}}""".formatted(exists, deletedAt, STRANGER, OWNER, STRANGER));
    }

    private static void member(
            ConsoleFixture console, String dataset, String identity, String role, String name, int generation) {
        console.tables.put("items", OWNER, "member#" + dataset + "#" + identity, """
                , "role": {"S": "%s"}, "name": {"S": "%s"}, "since": {"N": "1700000000000"}, "generation": {"N": "%s"}""".formatted(role, name, generation));
    }

    private static void invitation(ConsoleFixture console, String token, int generation, long expires, String more) {
        console.tables.put(
                "items", "invitation#" + token, "invitation", """
                , "identity": {"S": "%s"}, "ownerName": {"S": "<u>Al</u>"}, "dataset": {"S": "wall"}, "role": {"S": "writer"},
                "generation": {"N": "%s"}, "expires": {"N": "%s"}%s""".formatted(OWNER, generation, expires, more));
    }

    @Test
    void members_haveTheirNameIdentityAndRole_andWhetherTheMembershipHolds() {
        share(console);
        String page = page("/table-dataset", WALL);
        assertThat(words(page))
                .contains("Dataset wall of &lt;b&gt;Sam&lt;/b&gt;")
                .contains("State exists Count 7 Count of last deletion 3 Created 14 Nov 2023, 22:13:20 UTC")
                .contains("Last write 14 Nov 2023, 22:14:20 UTC by Unknown user " + STRANGER)
                .contains("&lt;i&gt;Bob&lt;/i&gt; &lt;b&gt;Sam&lt;/b&gt; " + OWNER
                        + " writer 14 Nov 2023, 22:13:20 UTC holds")
                .contains("Eve Unknown user " + STRANGER
                        + " reader 14 Nov 2023, 22:13:20 UTC ended: the dataset was deleted since")
                .contains("no name Unknown user x king 14 Nov 2023, 22:13:20 UTC does not count: unknown role");
        assertThat(page)
                .contains("<a href=\"/_local/console/datasets?identity=" + STRANGER.replace(":", "%3A") + "\">")
                .contains("<title>Dataset wall of &lt;b&gt;Sam", "aria-current=\"true\">Tables")
                .doesNotContain("<i>", "<b>", "<u>", "<script>");
    }

    @Test
    void invitations_tellWhetherTheyAreOpen_andWhoUsedThem_withoutTheirToken() {
        share(console);
        String page = page("/table-dataset", WALL);
        assertThat(words(page))
                .contains("01234567… &lt;u&gt;Al&lt;/u&gt; writer 1 Jan 2100, 00:00:00 UTC open")
                .contains("1 Jan 2100, 00:00:00 UTC used by Unknown user " + STRANGER)
                .contains("1 Jan 2100, 00:00:00 UTC ended: the dataset was deleted since")
                .contains("14 Nov 2023, 22:13:20 UTC ended ");
        assertThat(page).doesNotContain("89abcdef", "secret");
    }

    @Test
    void records_tellWhoWroteThem_theLastFirst() {
        share(console);
        assertThat(words(page("/table-dataset", WALL)))
                .containsSubsequence(
                        "&lt;b&gt;note&lt;/b&gt; &lt;script&gt; 7 Unknown user " + STRANGER,
                        "colour teal 6 14 Nov 2023, 22:14:20 UTC &lt;b&gt;Sam&lt;/b&gt; " + OWNER,
                        "old removed 5 not stored")
                .doesNotContain("broken");
    }

    @Test
    void membersAndInvitations_ofADeletedDataset_doNotHold() {
        share(console);
        dataset(console, "wall", false, 3);
        assertThat(words(page("/table-dataset", WALL)))
                .contains("State deleted", "ended: the dataset is deleted")
                .doesNotContain(" holds", "UTC open");
    }

    @Test
    void datasetsOfATable_areListed_withOwnersAndNumberOfMembers() {
        share(console);
        dataset(console, "gone", false, 7);
        dataset(console, "wall2", true, 0);
        console.tables.put("items", "someone", "other", "");
        String page = page("/table-datasets", "table=items");
        assertThat(words(page))
                .containsSubsequence(
                        "gone of &lt;b&gt;Sam&lt;/b&gt; &lt;b&gt;Sam&lt;/b&gt; " + OWNER + " 7 deleted",
                        "wall of &lt;b&gt;Sam&lt;/b&gt; &lt;b&gt;Sam&lt;/b&gt; " + OWNER + " 7 2 members",
                        "wall2 of &lt;b&gt;Sam&lt;/b&gt; &lt;b&gt;Sam&lt;/b&gt; " + OWNER + " 7 0 members")
                .doesNotContain("someone");
        assertThat(page).contains("<a href=\"/_local/console/table-dataset?" + WALL + "\">");
        assertThat(page("/items", "table=items"))
                .contains("<a href=\"/_local/console/table-datasets?table=items\">", "someone");
        assertThat(page("/items", "table=simple")).doesNotContain("table-datasets");
    }

    @Test
    void datasetsOfATable_areListedPageByPage() {
        for (int i = 0; i < 101; i++) {
            dataset(console, "d%03d".formatted(i), true, 0);
        }
        String page = page("/table-datasets", "table=items");
        assertThat(page).contains("d000", "d099").doesNotContain("d100");
        Matcher next =
                Pattern.compile("table-datasets\\?(table=items&after=[^\"]+)").matcher(page.replace("&amp;", "&"));
        assertThat(next.find()).isTrue();
        assertThat(page("/table-datasets", next.group(1)))
                .contains("d100", "First datasets")
                .doesNotContain("d099", "More datasets");
    }

    @Test
    void records_arePagedThroughToTheEnd() {
        StringBuilder records = new StringBuilder();
        for (int i = 1; i <= 101; i++) {
            records.append(i == 1 ? "" : ",")
                    .append("\"k%03d\": {\"M\": {\"count\": {\"N\": \"%d\"}}}".formatted(i, i));
        }
        console.tables.put("items", OWNER, "dataset#wall", ", \"records\": {\"M\": {" + records + "}}");
        assertThat(page("/table-dataset", WALL))
                .contains("k101", "k002", "after=100\">Earlier records")
                .doesNotContain("k001");
        assertThat(page("/table-dataset", WALL + "&after=100"))
                .contains("k001")
                .doesNotContain("k002", "Earlier records");
    }

    @Test
    void identity_linksToItsDatasetsInTables_ownAndShared() {
        share(console);
        assertThat(page("/datasets", "identity=" + OWNER))
                .containsSubsequence(
                        "In table <a href=\"/_local/console/items?table=items\">items</a>",
                        "<a href=\"/_local/console/table-dataset?" + WALL + "\">wall</a>");
        console.tables.put("items", OWNER, "joined#" + STRANGER + "#floor", ", \"role\": {\"S\": \"reader\"}");
        console.tables.put("items", OWNER, "joined#nobody", "");
        assertThat(words(page("/datasets", "identity=" + OWNER))).contains("floor of Unknown user reader");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table=none", "table=simple", "", "table=items&owner=nobody&dataset=wall"})
    void whatIsNotThere_isTold(String query) {
        assertThat(page("/table-dataset", query))
                .contains("This dataset doesn’t exist.")
                .doesNotContain("<h2", "nobody");
    }

    @Test
    void emptyTable_andOneWithAnotherKey_haveNoDatasets() {
        assertThat(page("/table-datasets", "table=items"))
                .contains("No datasets yet.")
                .doesNotContain("<table>");
        assertThat(page("/table-datasets", "table=simple"))
                .contains("or its key isn’t that")
                .doesNotContain("<h2");
        assertThat(page("/items", "table=items")).doesNotContain("table-datasets");
    }

    private String page(String path, String query) {
        return console.page(path, query).replace("&#x3D;", "=").replace("&amp;", "&");
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
