package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.appsync.realtime.OpenConnection;
import cognitosync.localcloud.appsync.realtime.OpenConnection.OpenSubscription;
import cognitosync.localcloud.http.WebSocketSession.Backlog;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console's pages of GraphQL APIs, their requests and their open connections. */
class GraphqlPagesTest {
    private static final String API = "api=" + ConsoleSampleData.API;
    private static final String STEPS = """
            {"name": "Mutation.update", "request": {}, "logs": []},
            {"name": "load", "request": {"operation": "GetItem", "key": {"owner": {"S": "me"}}}, "result": {"count": 7},
              "response": {"count": 7}, "logs": ["count is 7", "<b>log</b>"]},
            {"name": "store", "request": {"operation": "PutItem"}, "logs": [], "result": null,
              "error": {"type": "DynamoDB:ConditionalCheckFailedException", "message": "The conditional request failed"},
              "response": "%s", "abridged": ["response"]}""".formatted("<i>beginning</i>…");
    static final String DETAIL =
            """
            {"apiId": "%s", "operation": "MUTATION", "fields": [
              {"path": "/update", "type": "Mutation", "field": "update", "isAllowed": true, "isUnauthorized": false,
                "arguments": [{"name": "owner", "value": "%s"}, {"name": "dataset", "value": "<i>wall</i>"},
                  {"name": "patches", "value": [{"key": "k"}]}, {"name": "input", "value": {}},
                  {"name": "long", "value": "[beginning…", "abridged": ["value"]},
                  {"name": "token", "value": "%s"}],
                "steps": [%s]},
              {"path": "/update/by", "type": "Change", "field": "by", "isAllowed": true, "isUnauthorized": true, "steps": [
                {"name": "Change.by", "logs": []}]},
              {"path": "/gone", "type": "Mutation", "field": "deleteDataset", "isAllowed": false}],
             "errors": [{"path": "/update", "errorType": "Contention", "message": "Another write came between."},
               {"path": "/gone", "errorType": "Unauthorized", "message": "Not Authorized to access deleteDataset"},
               {"path": "/update/count", "message": "Can't serialize value <s>"}],
             "omitted": 2, "omittedErrors": 1}""".formatted(ConsoleSampleData.API, ConsoleSampleData.IDENTITY, "0123456789abcdef".repeat(4), STEPS);

    @AutoClose
    private final ConsoleFixture console = new ConsoleFixture();

    @BeforeEach
    void deploy() {
        console.cloud.addApi();
    }

    @Test
    void apis_showSettings_andLinkToTheirContentsAndStack() {
        assertThat(page("/apis", ""))
                .containsSubsequence(
                        "<a href=\"/_local/console/api?" + API + "\">&lt;walls&gt;</a>",
                        "2 data sources, 1 function, 2 resolvers",
                        "<dd>off</dd>",
                        "at most 5 levels per request",
                        "<a href=\"/_local/console/stacks?stack=Apis#Apis-Api\">");
        assertThat(page("/stacks", "stack=Apis"))
                .contains("<tr id=\"Apis-Api\">", "<a href=\"/_local/console/api?" + API + "\">");
    }

    @Test
    void apis_areListedPageByPage() {
        for (int i = 0; i < 101; i++) {
            console.cloud.addApi("zz%03d".formatted(i));
        }
        String page = page("/apis", "");
        assertThat(page).contains(ConsoleSampleData.API, "zz098").doesNotContain("zz099");
        assertThat(page).contains("<a href=\"/_local/console/apis?after=zz098\">More APIs</a>");
        assertThat(page("/apis", "after=zz098"))
                .contains("zz099", "zz100")
                .doesNotContain("zz098", ConsoleSampleData.API, "More APIs");
    }

    @Test
    void api_showsSchemaSourcesAndCode_escaped_withLinks() {
        String page = page("/api", API);
        assertThat(page)
                .contains("<title>API &lt;walls&gt;", "aria-current=\"true\">APIs")
                .contains("type Query { changes: Int } # &lt;b&gt;")
                .containsSubsequence(">none</th>", "none</td>", "none</td>", ">table</th>")
                .contains("<a class=\"id\" href=\"/_local/console/items?table=walls\">walls</a>")
                .contains("arn:aws:iam::123456789012:role/Test-Role-ABC", "/stacks?stack=Test#Test-Role\">")
                .containsSubsequence(
                        "Mutation.update</span> <span class=\"soft\">pipeline resolver</span>",
                        "<a class=\"id\" href=\"#function-f1\">load</a>, <a class=\"id\" href=\"#function-f2\">f2</a>",
                        "// &lt;pipeline&gt;")
                .containsSubsequence(
                        "Query.changes</span> <span class=\"soft\">unit resolver, data source none", "// unit")
                .containsSubsequence("<li id=\"function-f1\">", "load</span>", "data source table", "// load")
                .doesNotContain("<b>", "<pipeline>", "<walls>");
    }

    @Test
    void emptyPages_sayWhatToDo() {
        try (ConsoleFixture empty = new ConsoleFixture()) {
            assertThat(empty.page("/apis", "")).contains("whose template has an <code>AWS::AppSync::GraphQLApi</code>");
            assertThat(empty.page("/connections", ""))
                    .contains("No open connections.", "0 connections, 0 subscriptions");
        }
        assertThat(page("/api", "api=Your%20account"))
                .contains("This API doesn’t exist.", "href=\"/_local/console/apis\"")
                .doesNotContain("Your account", "Resolvers");
        console.cloud.addApi("bare");
        assertThat(page("/api", "api=bare"))
                .contains("No schema yet", "No data sources.", "No resolvers.", "No functions.")
                .doesNotContain("<table>", "<details>");
    }

    @Test
    void longTexts_areCut_andTogetherTheyAreBounded() {
        console.cloud.addResolvers(ConsoleSampleData.API, 40, "// " + "😀".repeat(16_000));
        console.cloud.addSchema(ConsoleSampleData.API, "#" + "s".repeat(200_000));
        String page = page("/api", API);
        assertThat(page)
                .contains("Only the beginning of 195.3 KiB is shown.")
                .contains("62.5 KiB are not shown, because this page is long.")
                .contains("Type.field39")
                .doesNotContain("\ud83d<", "\\ud83d");
        assertThat(page.length()).isLessThan(1_100_000);
    }

    @Test
    void requestLog_linksGraphqlRequests_toTheirFields() {
        console.graphql(DETAIL);
        console.listRecords(ConsoleSampleData.IDENTITY);
        assertThat(page("", "").split(">fields and resolvers</a>", -1)).hasSize(2);
        assertThat(page("", "")).contains("<a href=\"/_local/console/graphql?request=1\">fields and resolvers</a>");
        assertThat(page("/why", "request=1")).contains("<a href=\"/_local/console/graphql?request=1\">Fields and");
        assertThat(page("/why", "request=2")).doesNotContain("/graphql");
        assertThat(page("/graphql", "request=2")).contains("no longer stored");
    }

    @Test
    void fields_haveDecisionsAndErrors_linkedToTheirExplanation() {
        console.graphql(DETAIL);
        String page = page("/graphql", "request=1");
        assertThat(words(page))
                .contains("Mutation: update, deleteDataset")
                .contains("from API &lt;walls&gt; .")
                .contains("/update Mutation.update owner &lt;b&gt;Sam&lt;/b&gt; dataset &lt;i&gt;wall&lt;/i&gt;")
                .contains("token 01234567… ✓ Allowed : why Mutation.update Contention Another write came between.")
                .contains("/update/by Change.by none none")
                .contains(
                        "/gone Mutation.deleteDataset ✕ Denied : why Mutation.deleteDataset Unauthorized Not Authorized")
                .contains("Other errors Can&#39;t serialize value &lt;s&gt; /update/count")
                .contains("2 more fields and 1 more errors are not shown");
        assertThat(page)
                .contains("<a href=\"/_local/console/why?request=1#decision-1\">Allowed")
                .contains("<a href=\"/_local/console/why?request=1#decision-3\">Denied")
                .contains("<a href=\"#field-1\">/update</a>")
                .doesNotContain("href=\"#field-3\"");
        assertThat(page("/why", "request=1"))
                .containsSubsequence("id=\"decision-1\"", "fields/update", "id=\"decision-2\"", "id=\"decision-3\"");
    }

    @Test
    void resolvers_areTracedStepByStep_escapedAndIndented() {
        console.graphql(DETAIL);
        String page = page("/graphql", "request=1");
        assertThat(page)
                .containsSubsequence(
                        "<h3>load</h3>",
                        "<h4>Request</h4>",
                        "{\n  &quot;operation&quot; : &quot;GetItem&quot;,\n",
                        "<h4>Result of the data source</h4>",
                        "<h4>Response</h4>",
                        "<h4>Log</h4>",
                        "count is 7\n&lt;b&gt;log&lt;/b&gt;",
                        "<h3>store</h3>",
                        "DynamoDB:ConditionalCheckFailedException</strong> The conditional request failed",
                        "&lt;i&gt;beginning&lt;/i&gt;…</pre><p class=\"soft\">Only the beginning is kept.</p>",
                        "<h3>Change.by</h3>")
                .doesNotContain("<b>", "<i>", "<s>");
        assertThat(page.substring(page.indexOf("id=\"field-2\"")))
                .contains("refused the field with util.unauthorized()")
                .doesNotContain("<h4>");
    }

    @Test
    void deeplyNestedJson_isNotIndented() {
        console.graphql("""
                {"apiId": "gone", "operation": "QUERY", "fields": [{"path": "/q", "type": "Query", "field": "q",
                  "isAllowed": true, "steps": [{"name": "Query.q", "request": %s}]}]}""".formatted("[".repeat(50) + "]".repeat(50)));
        assertThat(page("/graphql", "request=1"))
                .contains("[".repeat(50) + "]".repeat(50), "gone, which no longer exists", "<h1>Query: q</h1>");
    }

    @Test
    void request_withoutATrace_saysWhy() {
        console.graphql("");
        assertThat(page("/graphql", "request=1"))
                .contains("There is no trace of this request", "<h1>GraphQL request</h1>")
                .doesNotContain("<h2 id=\"fields\">");
    }

    @Test
    void decisionThatIsNotKept_hasNoLink_andTheExplanationSaysHowManyAreMissing() {
        console.graphql(DETAIL, 10);
        assertThat(page("/graphql", "request=1")).contains("</span>Allowed</span>", "#decision-8\">Denied");
        assertThat(page("/why", "request=1")).contains("5 more decisions are not shown.");
    }

    @Test
    void connections_showCallersAndSubscriptions_escaped() {
        console.connect(
                connection(
                        41, subscription("s", ConsoleFixture.CALLER, 41), subscription("\"><s>", TestAccount.OWNER, 0)),
                connection(0));
        String page = page("/connections", "");
        assertThat(words(page))
                .contains("2 connections, 3 subscriptions")
                .contains("&lt;b&gt;Sam&lt;/b&gt; Caller " + ConsoleSampleData.IDENTITY)
                .contains("API &lt;walls&gt; Since 22 Nov 2026, 12:00:00 UTC Not yet read 41 messages, 2.0 KiB")
                .contains("changed { &quot;owner&quot; : &quot;&lt;b&gt;me&lt;/b&gt;&quot; }")
                .contains("&quot;filterGroup&quot;")
                .contains("22 Nov 2026, 12:00:05 UTC 41")
                .contains("started by Account owner arn:aws:iam::123456789012:root")
                .contains("Not yet read nothing");
        assertThat(page).doesNotContain("<b>", "\"><s>");
        assertThat(keys(page)).doesNotHaveDuplicates().hasSize(2);
        assertThat(page).contains(page("/connections/now", ""));
        console.connect();
        assertThat(page("/connections/now", ""))
                .contains("0 connections, 0 subscriptions", "No open connections.")
                .doesNotContain("<html");
    }

    @Test
    void connections_areBounded_andOneMayBeIdleOrOfADeletedApi() {
        OpenConnection idle =
                new OpenConnection("gone", TestAccount.OWNER, ConsoleSampleData.AT, new Backlog(0, 0), List.of());
        console.connect(Collections.nCopies(101, idle).toArray(OpenConnection[]::new));
        String page = page("/connections", "");
        assertThat(keys(page)).hasSize(100).doesNotHaveDuplicates();
        assertThat(page)
                .contains(
                        "101 connections, 0 subscriptions",
                        "More connections are open",
                        "No subscriptions.",
                        ">gone</a>");
    }

    /** A connection of the user with a subscription that got this many messages, none of which the client has read. */
    static OpenConnection connection(int messages) {
        return connection(messages, subscription("s", ConsoleFixture.CALLER, messages));
    }

    private static OpenConnection connection(int messages, OpenSubscription... subscriptions) {
        return new OpenConnection(
                ConsoleSampleData.API,
                ConsoleFixture.CALLER,
                ConsoleSampleData.AT,
                new Backlog(messages, messages == 0 ? 0 : 2_048),
                List.of(subscriptions));
    }

    private static OpenSubscription subscription(String id, Caller caller, long messages) {
        return new OpenSubscription(
                id,
                caller,
                "changed",
                (ObjectNode) ConsoleSampleData.json("{\"owner\": \"<b>me</b>\"}"),
                Optional.of(ConsoleSampleData.json("{\"filterGroup\": [{\"filters\": []}]}")),
                ConsoleSampleData.AT.plusSeconds(5),
                messages);
    }

    private static List<String> keys(String page) {
        return Pattern.compile("class=\"card\" data-key=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(key -> key.group(1))
                .toList();
    }

    private String page(String path, String query) {
        return console.page(path, query).replace("&#x3D;", "=");
    }

    /** The text of a page, with the signs of its verdicts. */
    static String words(String page) {
        return page.replaceAll("class=\"verdict allowed\"><span aria-hidden=\"true\" class=\"sign\">", "> ✓ <i")
                .replaceAll("class=\"verdict denied\"><span aria-hidden=\"true\" class=\"sign\">", "> ✕ <i")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }
}
