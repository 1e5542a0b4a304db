package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's pages of tables and items. */
class TablesPageTest {
    private static final String ITEMS = "table=items";
    private static final Pattern NEXT = Pattern.compile("href=\"/_local/console/items\\?([^\"]+)\">More items<");

    @AutoClose
    private final ConsoleFixture console = new ConsoleFixture();

    @BeforeEach
    void deploy() {
        console.cloud.addTables();
    }

    @Test
    void tables_showSettingsAndSizes_andLinkToItemsAndStack() {
        console.tables.put("items", "me", "a", ", \"v\": {\"S\": \"x\"}");
        assertThat(page("/tables", ""))
                .containsSubsequence(
                        "<a href=\"/_local/console/items?table=items\">items</a>",
                        "Partition key</dt><dd><span class=\"id\">owner</span> <span class=\"type\">S<",
                        "Sort key</dt><dd><span class=\"id\">item</span>",
                        "1 item, 14 bytes",
                        "on demand, at most 100 read units per second",
                        ">end</span>",
                        "protected from deletion",
                        "<a href=\"/_local/console/stacks?stack=Tables#Tables-Items\">")
                .containsSubsequence(
                        ">simple</a>",
                        "Partition key</dt><dd><span class=\"id\">id</span> <span class=\"type\">N<",
                        "0 items, 0 bytes",
                        "provisioned, at most 5 read and 6 write units per second",
                        "<dd>off</dd>",
                        "can be deleted");
        assertThat(page("/stacks", "stack=Tables"))
                .contains("<tr id=\"Tables-Items\">", "<a href=\"/_local/console/items?table=items\">items</a>");
        assertThat(page("/items", ITEMS))
                .contains("<title>Items of items", "/stacks?stack=Tables#Tables-Items", "1 item, 14 bytes")
                .contains("<a href=\"/_local/console/tables\" aria-current=\"true\">");
    }

    @Test
    void emptyPages_sayWhatToDo() {
        try (ConsoleFixture empty = new ConsoleFixture()) {
            assertThat(ConsoleFixture.text(empty.get("/tables", "")))
                    .contains("Deploy a stack whose template has an <code>AWS::DynamoDB::Table</code>");
        }
        assertThat(page("/items", ITEMS)).contains("No items yet.", "PutItem").doesNotContain("<details>");
        assertThat(page("/items", "table=Your%20account%20is%20closed"))
                .contains("This table doesn’t exist.", "href=\"/_local/console/tables\"")
                .doesNotContain("Your account");
    }

    @Test
    void attributes_areShownWithTheirTypes_theKeyFirst() {
        console.tables.put("items", "me", "a", """
                , "s": {"S": "text"}, "n": {"N": "1.50"}, "b": {"B": "AAEC"}, "t": {"BOOL": true}, "z": {"NULL": true}, "e": {"S": ""},
                "m": {"M": {"inner": {"L": [{"N": "7"}, {"M": {}}]}}},
                "ss": {"SS": ["one", "two"]}, "ns": {"NS": ["1", "2"]}, "bs": {"BS": ["AQ=="]}, "end": {"N": "4102444800"}""");
        String page = text(page("/items", ITEMS));
        assertThat(page)
                .contains("owner S (string) me", "item S (string) a")
                .contains("s S (string) text", "n N (number) 1.5", "b B (binary) AAEC", "t BOOL (boolean) true")
                .contains("z NULL (null) null", "e S (string) empty")
                .contains("m M (map) inner L (list) 0 N (number) 7 1 M (map) empty")
                .contains("ss SS (string set) one two", "ns NS (number set) 1 2", "bs BS (binary set) AQ==")
                .contains("end N (number) 4102444800 expires 1 Jan 2100, 00:00:00 UTC");
        assertThat(page.indexOf("owner S (string)")).isLessThan(page.indexOf("s S (string) text"));
    }

    @Test
    void longValues_andItemsWithManyValues_areTruncated_withTheirSize() {
        String binary = Base64.getEncoder().encodeToString(new byte[2_048]);
        console.tables.put("items", "me", "long", """
                , "s": {"S": "%s"}, "b": {"B": "%s"}""".formatted("x".repeat(299) + "😀".repeat(1_000), binary));
        assertThat(text(page("/items", ITEMS)))
                .contains("x😀… 4.2 KiB in total", "AAAA… 2.0 KiB in total")
                .doesNotContain("😀😀", binary);
        String nulls =
                IntStream.range(0, 90_000).mapToObj(i -> "{\"NULL\": true}").collect(Collectors.joining(","));
        console.tables.put("items", "me", "many", ", \"list\": {\"L\": [" + nulls + "]}");
        String page = page("/items", ITEMS);
        assertThat(page).hasSizeLessThan(200_000);
        assertThat(text(page)).contains("89503 more values are not shown.");
    }

    @Test
    void items_arePagedToTheEnd_evenIfSomeAreDeleted() {
        for (int i = 0; i < 250; i++) {
            console.tables.put("items", "p" + i % 7, "entry-%03d".formatted(i), "");
        }
        Set<String> seen = new HashSet<>();
        String page = page("/items", ITEMS);
        collect(page, 100, seen);
        String second = next(page);
        String[] last = position(second);
        console.tables.call(
                "DeleteItem",
                "{\"TableName\": \"items\", \"Key\": {\"owner\": {\"S\": \"%s\"}, \"item\": {\"S\": \"%s\"}}}"
                        .formatted(last[0], last[1]));
        page = page("/items", second);
        collect(page, 100, seen);
        assertThat(page).contains("First items");
        page = page("/items", next(page));
        collect(page, 50, seen);
        assertThat(page).doesNotContain("More items");
        assertThat(seen).hasSize(250);
        assertThat(page("/tables", "")).contains("249 items");
    }

    @Test
    void largeItems_makeShortPages() {
        for (int i = 0; i < 5; i++) {
            console.tables.put("items", "p", "entry-" + i, ", \"v\": {\"S\": \"" + "x".repeat(390_000) + "\"}");
        }
        Set<String> seen = new HashSet<>();
        String page = page("/items", ITEMS);
        collect(page, 2, seen);
        page = page("/items", next(page));
        collect(page, 2, seen);
        page = page("/items", next(page));
        collect(page, 1, seen);
        assertThat(page).doesNotContain("More items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAAA", ".", "A.A", "AA==.AA", "%F0%9F%98%80.a"})
    void invalidPosition_showsTheFirstPage(String after) {
        console.tables.put("items", "me", "entry-1", "");
        assertThat(page("/items", ITEMS + "&after=" + after)).contains("entry-1");
    }

    @Test
    void positionAfterTheEnd_showsNoItems_andLinksBack() {
        for (int i = 0; i < 101; i++) {
            console.tables.put("items", "p", "entry-%03d".formatted(i), "");
        }
        String second = next(page("/items", ITEMS));
        console.tables.call(
                "DeleteItem",
                "{\"TableName\": \"items\", \"Key\": {\"owner\": {\"S\": \"p\"}, \"item\": {\"S\": \"entry-100\"}}}");
        assertThat(page("/items", second))
                .contains("No more items.", "<a href=\"/_local/console/items?table=items\">First items</a>")
                .doesNotContain("No items yet");
    }

    @Test
    void largeTables_areCountedAndMeasuredUpToALimit() {
        console.cloud.addItems("items", 100_001);
        assertThat(page("/tables", "")).contains("more than 100000 items, more than 136.7 KiB");
        assertThat(page("/items", ITEMS)).contains("More items");
    }

    @Test
    void hostileNamesAndValues_areEscaped() {
        console.tables.put("items", "<script>alert(1)</script>", "\\u202Eevil", """
                , "<img src=x onerror=alert(1)>": {"S": "</span><script>alert(2)</script>"},
                "m": {"M": {"<b>member</b>": {"SS": ["<i>element</i>"]}}}, "{{token}}": {"S": "{{token}} \\u0007"}""");
        assertThat(page("/items", ITEMS))
                .contains("&lt;script&gt;alert(1)", "&lt;img src", "&lt;b&gt;member", "&lt;i&gt;element", "\\u202eevil")
                .contains("{{token}} \\u0007")
                .doesNotContain("<script>", "<img", "<b>", "<i>", "\u202e", "\u0007");
    }

    @Test
    void expiredItems_areNotShown() {
        console.tables.put("items", "me", "entry-old", ", \"end\": {\"N\": \"1700000000\"}");
        console.tables.put("items", "me", "entry-new", ", \"end\": {\"N\": \"4102444800\"}");
        console.tables.now = ConsoleSampleData.AT.plusSeconds(60);
        assertThat(page("/items", ITEMS)).contains("entry-new", "1 item,").doesNotContain("entry-old");
    }

    private static void collect(String page, int expected, Set<String> seen) {
        Matcher entries = Pattern.compile("<summary>.*?(entry-\\d+)<").matcher(page);
        int count = 0;
        while (entries.find()) {
            assertThat(seen.add(entries.group(1))).as(entries.group(1)).isTrue();
            count++;
        }
        assertThat(count).isEqualTo(expected);
    }

    private static String next(String page) {
        Matcher next = NEXT.matcher(page);
        assertThat(next.find()).as("a link to the next page").isTrue();
        return next.group(1).replace("&amp;", "&");
    }

    private String page(String path, String query) {
        return console.page(path, query).replace("&#x3D;", "=");
    }

    /** Owner and item of the position in a URL. */
    private static String[] position(String query) {
        return Arrays.stream(query.replaceFirst(".*after=", "").split("\\.", 2))
                .map(part -> new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
                .toArray(String[]::new);
    }

    /** The text of a page, without markup. */
    private static String text(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").replaceAll(" ([)…])", "$1");
    }
}
