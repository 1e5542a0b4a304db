package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists that are longer than a page, texts that are not what they seem, and links that lead nowhere any more. */
class ConsolePagesTest {
    private static final String DATASETS = "identity=" + ConsoleSampleData.IDENTITY;

    @AutoClose
    private final ConsoleFixture console = new ConsoleFixture();

    @Test
    void requestNumbersOfAnEarlierStart_leadToNoOtherRequest() {
        try (ConsoleFixture later = new ConsoleFixture(1_000_000)) {
            later.listRecords(ConsoleSampleData.IDENTITY);
            assertThat(later.page("/why", "request=1")).contains("no longer stored");
            assertThat(later.page("/why", "request=1000001")).contains("cognito-sync:ListRecords");
        }
    }

    @ParameterizedTest
    @CsvSource({"7", "2000000"})
    void news_tellAPageOfAnEarlierStart_whatIsNewAndThatTheRestIsPast(long after) {
        try (ConsoleFixture later = new ConsoleFixture(1_000_000)) {
            later.listRecords(ConsoleSampleData.IDENTITY);
            String news = ConsoleFixture.text(later.get("/requests", "after=" + after));
            assertThat(news).containsSubsequence("class=\"call ", "The local cloud was restarted.");
            assertThat(later.get("/requests", "after=" + after).headers().first("X-Last-Request"))
                    .contains("1000001");
            assertThat(later.get("/requests", "after=1000001").status()).isEqualTo(204);
            later.listRecords(ConsoleSampleData.IDENTITY);
            assertThat(ConsoleFixture.text(later.get("/requests", "after=1000001")))
                    .contains("class=\"call ")
                    .doesNotContain("was restarted");
        }
    }

    @Test
    void aSignatureThatNobodyVerified_isNotCalledUnsigned_andItsOperationHasAName() {
        console.callSignedWrongly();
        assertThat(console.page("", ""))
                .contains("Unverified signature", "cloudtrail:LookupEvents")
                .doesNotContain("Anonymous");
    }

    @Test
    void records_arePagedThroughToTheEnd() {
        console.cloud.removeRecords();
        for (int i = 0; i < 250; i++) {
            console.cloud.addRecord("a:&key-%03d".formatted(i), "v", 9);
        }
        String page = console.page("/datasets", DATASETS);
        assertThat(page).contains("key-000", "key-099").doesNotContain("key-100");
        page = console.page("/datasets", next(page, "/datasets"));
        assertThat(page).contains("key-100", "key-199", "All datasets of").doesNotContain("key-099", "key-200");
        page = console.page("/datasets", next(page, "/datasets"));
        assertThat(page).contains("key-200", "key-249").doesNotContain("More records");
        assertThat(console.page("/datasets", DATASETS + "&dataset=no-such")).contains("This dataset no longer exists");
    }

    @Test
    void longValues_areCutBetweenCharacters_andTheirSizeIsTold() {
        console.cloud.addRecord("long", "x".repeat(299) + "😀".repeat(1_000), 9);
        console.cloud.addRecord("void", "", 9);
        assertThat(console.page("/datasets", DATASETS))
                .contains("x😀</span>", "… 4.2 KiB in total", "<em>empty</em>")
                .doesNotContain("😀😀");
    }

    @Test
    void events_arePagedThroughToTheEnd() {
        console.cloud.addEvents(2, 250);
        String page = console.page("/stacks", "");
        assertThat(page).contains(" 250.", " 151.").doesNotContain(" 150.");
        String second = next(page, "/stacks");
        console.cloud.addEvents(251, 260);
        page = console.page("/stacks", second);
        assertThat(page).as("also when more happened meanwhile").contains(" 150.", " 51.");
        assertThat(page).doesNotContain(" 151.", " 50.");
        page = console.page("/stacks", next(page, "/stacks"));
        assertThat(page).contains(" 50.", " 1.").doesNotContain("Older events");
        assertThat(console.page("/stacks", "stack=Gone")).contains("This stack no longer exists");
    }

    @Test
    void mail_isPagedThroughToTheEnd() {
        for (int i = 2; i <= 250; i++) {
            console.mail(String.valueOf(i), "%06d".formatted(i));
        }
        String page = console.page("/inbox", "");
        assertThat(page).contains(">000250<", ">000151<").doesNotContain(">000150<");
        String second = next(page, "/inbox");
        console.mail("251", "000251");
        page = console.page("/inbox", second);
        assertThat(page).contains(">000150<", ">000051<").doesNotContain(">000151<", ">000050<");
        assertThat(console.page("/inbox", next(page, "/inbox")))
                .contains(">000050<", ">123456<")
                .doesNotContain("Older mail");
    }

    @ParameterizedTest
    @CsvSource({
        "/buckets, bucket=Your%20account%20is%20closed, This bucket doesn’t exist.",
        "/users, pool=Your%20account%20is%20closed, This user pool doesn’t exist.",
        "/identities, pool=Your%20account%20is%20closed, This identity pool doesn’t exist."
    })
    void linksToWhatIsNotThere_sayTheirOwnWords(String path, String query, String sentence) {
        assertThat(console.page(path, query)).contains(sentence).doesNotContain("<h2", ">Your account", "has signed");
    }

    @Test
    void windows_areNamedAfterWhatTheyShow_andTheirSectionIsMarked() {
        console.listRecords("eu-west-1:99999999-9999-9999-9999-999999999999");
        assertThat(console.page("/why", "request=1"))
                .contains("<title>Denied: cognito-sync:ListRecords · Local cloud</title>")
                .contains("<a href=\"/_local/console\" aria-current=\"true\">");
        assertThat(console.page("/datasets", DATASETS))
                .contains("<title>Datasets of &lt;b&gt;Sam&lt;/b&gt;")
                .contains("<a href=\"/_local/console/identities\" aria-current=\"true\">");
        assertThat(console.page("/users", "")).contains("<a href=\"/_local/console/users\" aria-current=\"page\">");
    }

    @Test
    void whatIsDoneToAUser_leadsBackToTheSamePageOfTheList() {
        Matcher token = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"").matcher(console.page("/users", ""));
        assertThat(token.find()).isTrue();
        assertThat(console.page("/users", "after=0%260")).contains("name=\"after\" value=\"0&amp;0\"");
        String form = "pool=eu-west-1_Pool&sub=" + ConsoleSampleData.SUB + "&after=0%260&_token=" + token.group(1);
        assertThat(console.post("/users/confirm", form).headers().first("Location"))
                .contains("/_local/console/users?pool=eu-west-1_Pool&after=0%260&done=confirmed");
    }

    @Test
    void secretsOfStacks_areMaskedOnEveryPage() {
        console.assumeRole();
        console.cloud.addSecrets("is taken", ConsoleSampleData.POOL);
        assertThat(console.page("/stacks", "")).contains("Bucket &lt;b&gt;Site&lt;/b&gt; ****");
        assertThat(console.page("/why", "request=1"))
                .as("a value that a policy has from a parameter")
                .contains("****")
                .doesNotContain(ConsoleSampleData.POOL);
    }

    private static String next(String page, String path) {
        Matcher next = Pattern.compile(
                        "<a href=\"/_local/console" + path + "\\?([^\"]+)\">(?:More records|Older events|Older mail)")
                .matcher(page);
        assertThat(next.find()).as("a link to what comes next").isTrue();
        return next.group(1).replace("&amp;", "&").replace("&#x3D;", "=").replace("&#61;", "=");
    }
}
