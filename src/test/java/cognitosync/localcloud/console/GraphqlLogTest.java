package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** GraphQL requests in the console's log: who called what. */
class GraphqlLogTest {
    @AutoClose
    private final ConsoleFixture console = new ConsoleFixture();

    @Test
    void requestLog_tellsWhoCalledWhichFields_withTheIdentitiesAmongTheArguments_andCutsWhatMayBeSecret() {
        console.graphql(GraphqlPagesTest.DETAIL);
        String page = console.page("", "");
        assertThat(GraphqlPagesTest.words(page))
                .contains("&lt;b&gt;Sam&lt;/b&gt; " + ConsoleSampleData.IDENTITY + " appsync:GraphQL")
                .contains("update owner &lt;b&gt;Sam&lt;/b&gt; dataset &lt;i&gt;wall&lt;/i&gt; patches 1 value input …"
                        + " long … token 01234567… deleteDataset arn:aws:appsync");
        assertThat(page).doesNotContain("<i>", "<b>", "[beginning", "0123456789");
        assertThat(console.page("/requests", "after=0")).contains("<strong>update</strong>");
    }

    @Test
    void requestLog_showsTheFirstFieldsOfARequest() {
        String fields = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> "{\"path\": \"/f%1$d\", \"type\": \"Query\", \"field\": \"f%1$d\"}".formatted(i))
                .collect(Collectors.joining(","));
        console.graphql("{\"apiId\": \"a\", \"fields\": [%s]}".formatted(fields));
        assertThat(GraphqlPagesTest.words(console.page("", "")))
                .contains("f1 f2 f3 …")
                .doesNotContain("f4");
    }
}
