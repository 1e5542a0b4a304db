package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The explanations of requests to tables, and the capacity that they consumed. */
class WhyTablesTest {
    private static final String ME = ConsoleSampleData.IDENTITY;
    private static final String OTHER = "eu-west-1:99999999-9999-9999-9999-999999999999";
    private static final String VARIABLE = "${cognito-identity.amazonaws.com:sub}";

    @AutoClose
    private final ConsoleFixture console = new ConsoleFixture();

    @BeforeEach
    void deploy() {
        console.cloud.addTables();
        console.tables.policy = TableCalls.OWN_PARTITION;
    }

    @Test
    void conditionKeys_areShownNextToTheVariable_inItsColourIfEqual() {
        get(ME, 200);
        String mine = console.page("/why", "request=1").replace("&#x3D;", "=");
        assertThat(words(mine))
                .contains("dynamodb:LeadingKeys " + ME + " ✓ matches Null false ✓ matches ForAllValues:StringEquals "
                        + VARIABLE + " = " + ME);
        String paint = mine.replaceFirst(
                "(?s).*<mark class=\"(paint-\\d)\">\\$\\{cognito-identity.amazonaws.com:sub}</mark>.*", "$1");
        assertThat(keys(mine))
                .as("key of the request and value of the variable")
                .contains("<dd class=\"id\"><mark class=\"" + paint + "\">" + ME + "</mark></dd>")
                .contains(" = <mark class=\"" + paint + "\">" + ME + "</mark>");

        get(OTHER, 400);
        String other = console.page("/why", "request=2").replace("&#x3D;", "=");
        assertThat(words(other))
                .contains("dynamodb:LeadingKeys " + OTHER)
                .contains("✕ does not match ForAllValues:StringEquals " + VARIABLE + " = " + ME);
        assertThat(keys(other))
                .as("a different value has a different colour")
                .doesNotContain("<mark class=\"" + paint + "\">" + OTHER);
    }

    @Test
    void scan_hasNoLeadingKeys_whichSatisfiesForAllValuesButNotNull() {
        assertThat(console.tables.call("Scan", "{\"TableName\": \"items\"}").status())
                .isEqualTo(400);
        assertThat(words(console.page("/why", "request=1")))
                .contains(
                        "dynamodb:LeadingKeys no value ✕ does not match Null false ✓ matches ForAllValues:StringEquals")
                .contains("A request without the key satisfies ForAllValues.");
    }

    @Test
    void statementsAboutOtherActions_areNotShownWithTheKeys() {
        console.tables.policy = TableCalls.OWN_PARTITION.replace("dynamodb:*", "dynamodb:Query");
        get(ME, 400);
        assertThat(keys(console.page("/why", "request=1")))
                .contains("dynamodb:LeadingKeys")
                .doesNotContain("ForAllValues");
    }

    @Test
    void transaction_showsEachPartWithItsKeys() {
        transact(400, ME, OTHER);
        String page = words(console.page("/why", "request=1"));
        assertThat(page)
                .contains("Part 1 dynamodb:PutItem dynamodb:LeadingKeys = " + ME + " ✓ Allowed")
                .contains("Part 2 dynamodb:PutItem dynamodb:LeadingKeys = " + OTHER + " ✕ Denied")
                .containsSubsequence(
                        "Part 1. Role policies",
                        "dynamodb:LeadingKeys " + ME,
                        "An Allow matches",
                        "Part 2. Role policies",
                        "dynamodb:LeadingKeys " + OTHER,
                        "No Allow matches");
        assertThat(console.page("/why", "request=1")).contains("href=\"#part-2\"", "id=\"part-2\"");
        assertThat(keys(console.page("/why", "request=1")))
                .as("keys that the parts share")
                .contains("dynamodb:EnclosingOperation")
                .doesNotContain("LeadingKeys");
        transact(200, ME);
        assertThat(console.page("/why", "request=2")).doesNotContain("Parts of the transaction", "part-1");
    }

    @Test
    void transactionOfManyParts_showsTheFirstOnes_andTheDeniedOne() {
        console.tables.policy = TableCalls.OWN_PARTITION
                .replace("\"${cognito-identity.amazonaws.com:sub}\"", "\"p*\"")
                .replace("StringEquals", "StringLike");
        String[] owners = IntStream.range(0, 30).mapToObj(i -> "p" + i).toArray(String[]::new);
        owners[29] = OTHER;
        transact(400, owners);
        assertThat(words(console.page("/why", "request=1")))
                .contains("Part 7 ", "Part 30 dynamodb:PutItem dynamodb:LeadingKeys = " + OTHER)
                .contains("22 more parts were allowed.")
                .doesNotContain("Part 8 ", "Part 29 ");
        owners[29] = "p29";
        transact(200, owners);
        assertThat(words(console.page("/why", "request=2")))
                .contains("Part 8 ", "22 more parts were allowed.")
                .doesNotContain("Part 30 ");
    }

    @Test
    void consumedCapacity_isShownInTheLog_andOnThePageOfARequest() {
        console.tables.put("items", ME, "a", ", \"v\": {\"S\": \"" + "x".repeat(1_900) + "\"}");
        get(ME, 200);
        get(OTHER, 400);
        String log = words(console.page("", ""));
        assertThat(log)
                .containsSubsequence(
                        "400 AccessDeniedException 0 ms ",
                        "0 ms, 0.5 read units",
                        "dynamodb:PutItem",
                        "0 ms, 2 write units");
        assertThat(words(console.page("/why", "request=1"))).contains("Consumed capacity 2 write units");
        assertThat(words(console.page("/why", "request=3"))).doesNotContain("Consumed capacity");
        transact(200, ME);
        assertThat(words(console.page("/why", "request=4"))).contains("Consumed capacity 2 write units");
        assertThat(ConsoleFixture.text(console.get("/requests", "after=0"))).contains("0.5 read units");
    }

    private void get(String owner, int status) {
        Response answer = console.tables.call("GetItem", """
                {"TableName": "items", "Key": {"owner": {"S": "%s"}, "item": {"S": "a"}}}""".formatted(owner));
        assertThat(answer.status()).as(ConsoleFixture.text(answer)).isEqualTo(status);
    }

    /** Puts an item into each partition, in one transaction. */
    private void transact(int status, String... owners) {
        String items = IntStream.range(0, owners.length)
                .mapToObj(i -> """
                {"Put": {"TableName": "items", "Item": {"owner": {"S": "%s"}, "item": {"S": "t%d"}}}}""".formatted(owners[i], i))
                .collect(Collectors.joining(", "));
        Response answer = console.tables.call("TransactWriteItems", "{\"TransactItems\": [" + items + "]}");
        assertThat(answer.status()).as(ConsoleFixture.text(answer)).isEqualTo(status);
    }

    /** The section of condition keys of the whole request. */
    private static String keys(String page) {
        int start = page.indexOf("<dl class=\"keys\">");
        return page.substring(start, page.indexOf("</dl>", start));
    }

    /** The text of a page, with the signs of its verdicts. */
    private static String words(String page) {
        return page.replaceAll("class=\"verdict allowed\"><span aria-hidden=\"true\" class=\"sign\">", "> ✓ <i")
                .replaceAll("class=\"verdict denied\"><span aria-hidden=\"true\" class=\"sign\">", "> ✕ <i")
                .replaceAll("<[^>]*>", " ")
                .replace("&#x3D;", "=")
                .replaceAll("\\s+", " ");
    }
}
