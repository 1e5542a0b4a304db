package cognitosync.localcloud.mail;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.http.Routes;
import cognitosync.localcloud.mail.Mailbox.Message;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(Mailbox.schema());

    private final Database database = disk.database();
    private final Mailbox mailbox = new Mailbox(database);
    private final Routes routes = new Routes();

    @BeforeEach
    void addRoutes() {
        new Inbox(mailbox).addRoutes(routes);
    }

    @Test
    void mail_toAnAddress_isTheContractsJson_oldestFirst() throws IOException {
        send("1", "ada@example.com", "Hello");
        send("2", "bob@example.com", "Hello");
        send("3", "ADA@example.com", "Hello");
        JsonNode body = JsonProtocol.MAPPER.readTree(
                get("/_local/mail", "to=ada%40example.com").body());
        assertThat(body.path("messages")).hasSize(2);
        JsonNode first = body.path("messages").path(0);
        assertThat(first.toString())
                .isEqualTo("{\"id\":\"1\",\"at\":\"2026-11-22T12:00:00Z\",\"userPoolId\":\"eu-west-1_Pool\","
                        + "\"to\":\"ada@example.com\",\"kind\":\"sign-up\",\"subject\":\"Hello\",\"text\":\"Code 123456\","
                        + "\"code\":\"123456\"}");
        assertThat(body.path("messages").path(1).path("id").asText()).isEqualTo("3");
    }

    @Test
    void mail_toAnAddressOutsideAscii_isFoundByIt() {
        send("1", "\u00dcBER@example.com", "Hello");
        assertThat(text(get("/_local/mail", "to=%C3%9CBER%40example.com"))).contains("123456");
        assertThat(text(get("/_local/mail", "to=%C3%9Cber%40EXAMPLE.com"))).contains("123456");
    }

    @Test
    void mail_andInbox_areClosedToOtherOrigins() {
        for (String path : List.of("/_local/mail", "/_local/inbox")) {
            assertThat(get(path, "").headers().names()).noneMatch(name -> name.startsWith("access-control"));
        }
    }

    @Test
    void inbox_escapesWhatPeopleTyped() {
        send("1", "<script>@example.com", "<b>bold</b> & more");
        String page = text(get("/_local/inbox", "to=%3Cscript%3E%40example.com"));
        assertThat(page)
                .contains("&lt;b&gt;bold&lt;/b&gt; &amp; more", "&lt;script&gt;@example.com")
                .doesNotContain("<script>", "<b>bold");
    }

    @Test
    void inbox_withoutMail_saysSo() {
        assertThat(text(get("/_local/inbox", ""))).contains("No mail yet");
    }

    @Test
    void mailbox_overItsCapacity_losesTheOldest() {
        for (int i = 0; i <= Mailbox.CAPACITY; i++) {
            send(Integer.toString(i), "ada@example.com", "Hello");
        }
        assertThat(mailbox.list(Optional.empty()))
                .hasSize(Mailbox.CAPACITY)
                .first()
                .extracting(Message::id)
                .isEqualTo("1");
    }

    @Test
    void message_asText_keepsItsCode() {
        assertThat(message("1", "ada@example.com", "Hello").toString()).doesNotContain("123456", "ada");
    }

    private void send(String id, String to, String subject) {
        database.write(transaction -> {
            mailbox.add(transaction, message(id, to, subject));
            return id;
        });
    }

    private static Message message(String id, String to, String subject) {
        return new Message(
                id,
                Instant.parse("2026-11-22T12:00:00Z"),
                "eu-west-1_Pool",
                to,
                "sign-up",
                subject,
                "Code 123456",
                "123456");
    }

    private Response get(String path, String query) {
        return routes.respond(new Request("GET", path, query, Headers.NONE, new byte[0]));
    }

    private static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
