package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Axe;
import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.localcloud.http.LoopbackServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The console's pages of GraphQL and of shared datasets in a browser: accessible, narrow, and live. */
class GraphqlPagesIT {
    private static final int MAX_BODY = 1_024;

    private static ConsoleFixture console;
    private static LoopbackServer server;
    private static long first;

    @BeforeAll
    static void serve() {
        console = new ConsoleFixture();
        console.cloud.addApi();
        console.cloud.addTables();
        SharingPagesTest.share(console);
        first = console.trail.last();
        console.graphql(GraphqlPagesTest.DETAIL);
        console.graphql("");
        server = LoopbackServer.bind(0, "local.api.port");
        server.start(Set.of("localhost"), MAX_BODY, console.pages);
    }

    @AfterAll
    static void stop() {
        server.close();
        console.close();
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void everyPage_passesAxe_andFitsASmallScreen(ColorScheme scheme) {
        console.connect(GraphqlPagesTest.connection(3));
        List<String> pages = List.of(
                "",
                "/apis",
                "/api?api=" + ConsoleSampleData.API,
                "/api?api=none",
                "/graphql?request=" + (first + 1),
                "/graphql?request=" + (first + 2),
                "/connections",
                "/table-datasets?table=items",
                "/table-dataset?" + SharingPagesTest.WALL);
        try (Device device = Browsers.ready().first().device(scheme)) {
            for (String page : pages) {
                device.open(address(page));
                device.text("h1");
                device.executeScript("document.querySelectorAll('details').forEach((part) => part.open = true)");
                for (int width : List.of(320, 1280)) {
                    device.resize(width, 800);
                    assertThat(device.executeScript("""
                                    return [...document.querySelectorAll('body *')]
                                      .filter((part) => part.getBoundingClientRect().right > innerWidth + 0.5)
                                      .map((part) => `${part.tagName}.${part.className}`).join(' ');"""))
                            .as("elements wider than the page %s", page)
                            .isEqualTo("");
                    assertThat(Axe.findings(device))
                            .as("axe-core violations on %s", page)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void connections_beginAndEndOnTheOpenPage_whereTheFocusStays() {
        console.connect();
        try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT)) {
            device.open(address("/connections"));
            assertThat(device.text("#connections")).contains("0 connections", "No open connections.");
            console.connect(GraphqlPagesTest.connection(3));
            device.await("show the connection", shown -> shown.text("#connections")
                    .contains("1 connection, 1 subscription"));
            assertThat(device.text("#news")).isEqualTo("Live: 1 connection, 1 subscription");
            assertThat(device.text("#connections")).doesNotContain("No open connections.");
            device.executeScript("""
                    window.line = document.querySelector('tr[data-key]');
                    window.link = document.querySelector('dd a');
                    link.focus();""");
            console.connect(GraphqlPagesTest.connection(4));
            device.await("count the message", shown -> shown.text("td[data-key=messages]")
                    .equals("4"));
            assertThat(device.executeScript("return line.isConnected && document.activeElement === link"))
                    .as("the line was kept, and the focus")
                    .isEqualTo(true);
            console.connect();
            device.await(
                    "show that it ended", shown -> shown.text("#connections").contains("No open connections."));
            assertThat(device.executeScript("return document.activeElement.id"))
                    .as("the focus goes to the page")
                    .isEqualTo("content");
        }
    }

    private static String address(String page) {
        return "http://localhost:" + server.port() + Console.PATH + page;
    }
}
