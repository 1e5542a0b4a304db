package cognitosync.localcloud.appsync.realtime;

import static cognitosync.localcloud.appsync.realtime.RealtimeFixture.API_ID;
import static cognitosync.localcloud.appsync.realtime.RealtimeFixture.PATH;
import static cognitosync.localcloud.appsync.realtime.RealtimeFixture.data;
import static cognitosync.localcloud.appsync.realtime.RealtimeFixture.json;
import static cognitosync.localcloud.appsync.realtime.RealtimeFixture.start;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.WebSocketEndpoint.Handshake;
import cognitosync.localcloud.http.WebSocketEndpoint.Listener;
import cognitosync.localcloud.http.WebSocketSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The protocol, message by message, without a socket. */
class ConnectionTest {
    private static final String HOST = "localhost:4566";
    private static final String ACK = "{'type':'connection_ack','payload':{'connectionTimeoutMs':300000}}";
    private static final String UNAUTHORIZED =
            "{'errors':[{'errorType':'UnauthorizedException','message':'You are not authorized to make this call.','errorCode':401}]}";

    private final List<String> beats = new ArrayList<>();
    private final RealtimeFixture fixture = new RealtimeFixture(HOST, new Subscriptions.Heartbeat() {
        @Override
        public void begin(Subscriptions subscriptions) {
            beats.add("begin");
        }

        @Override
        public void endIf(BooleanSupplier isIdle) {
            if (isIdle.getAsBoolean()) {
                beats.add("end");
            }
        }
    });

    /** What the server sent, and how it closed. */
    private static final class Session implements WebSocketSession {
        private final List<String> sent = new ArrayList<>();
        private String close = "";
        private Consumer<String> onSend = text -> {};
        private Listener listener;

        @Override
        public void send(String text) {
            if (close.isEmpty()) {
                sent.add(text.replace('"', '\''));
                onSend.accept(text);
            }
        }

        @Override
        public void close(int status, String reason) {
            if (close.isEmpty()) {
                close = status + " " + reason;
                listener.closed();
            }
        }

        @Override
        public Backlog backlog() {
            return new Backlog(0, 0);
        }

        Session receive(String text) {
            listener.received(text);
            return this;
        }

        List<String> read() {
            List<String> messages = List.copyOf(sent);
            sent.clear();
            return messages;
        }
    }

    private static Request handshake(String target, Headers headers) {
        int query = target.indexOf('?');
        return new Request(
                "GET",
                query < 0 ? target : target.substring(0, query),
                query < 0 ? "" : target.substring(query + 1),
                headers,
                new byte[0]);
    }

    private Request handshake(ObjectNode headers) {
        return handshake(
                "/appsync-realtime-api/endpointid/graphql",
                Headers.of(
                        "Host",
                        HOST,
                        "Sec-WebSocket-Protocol",
                        "graphql-ws, header-" + RealtimeFixture.base64Url(headers)));
    }

    private Session open(Request handshake) {
        Session session = new Session();
        Handshake answer = fixture.endpoint.open(handshake).orElseThrow();
        session.listener = ((Handshake.Accepted) answer).listener();
        session.listener.opened(session);
        return session;
    }

    private Session open() {
        return open(handshake(fixture.connectHeaders()));
    }

    private Session started(String id, String variables) {
        Session session = open().receive(fixture.start(id, variables));
        assertThat(session.read()).containsExactly("{'type':'start_ack','id':'" + id + "'}");
        return session;
    }

    private void publish(String mutation, String result) {
        fixture.subscriptions.published(API_ID, mutation, (ObjectNode) json(result));
    }

    private static String error(String id, String payload) {
        return "{'type':'error'," + (id.isEmpty() ? "" : "'id':'" + id + "',") + "'payload':" + payload + "}";
    }

    private static String pushed(String id, String result) {
        return "{'type':'data','id':'" + id + "','payload':{'data':{'changed':" + result + "}}}";
    }

    @Test
    void connection_ofEitherAddressAndEitherForm_isAcknowledged() {
        ObjectNode headers = fixture.connectHeaders();
        String query = "?header=" + RealtimeFixture.base64(headers) + "&payload=e30=";
        List<Request> handshakes = List.of(
                handshake(headers),
                handshake(
                        "/appsync-api/endpointid/graphql/realtime",
                        Headers.of(
                                "Host",
                                HOST,
                                "Sec-WebSocket-Protocol",
                                "graphql-ws",
                                "Sec-WebSocket-Protocol",
                                "header-" + RealtimeFixture.base64Url(headers))),
                handshake(
                        "/appsync-realtime-api/endpointid/graphql" + query,
                        Headers.of("Host", HOST, "Sec-WebSocket-Protocol", "graphql-ws")),
                handshake(
                        "/appsync-api/endpointid/graphql/realtime" + query,
                        Headers.of("Host", HOST, "Sec-WebSocket-Protocol", "graphql-ws")));
        for (Request handshake : handshakes) {
            assertThat(open(handshake).receive("{\"type\":\"connection_init\"}").read())
                    .as(handshake.toString())
                    .containsExactly(ACK);
        }
        assertThat(fixture.logged).containsExactlyElementsOf(handshakes);
    }

    @Test
    void headersOfTheHandshakeItself_areTaken() {
        Headers signed = fixture.signer()
                .to("http://" + HOST + PATH + "/connect")
                .post("{}")
                .sign()
                .headers()
                .with("Sec-WebSocket-Protocol", "graphql-ws");
        assertThat(open(handshake("/appsync-realtime-api/endpointid/graphql", signed))
                        .receive("{\"type\":\"connection_init\"}")
                        .read())
                .containsExactly(ACK);
    }

    @Test
    void otherAddressesAndApis_areNoWebSockets() {
        for (String path : List.of(
                "/appsync-realtime-api/other/graphql",
                "/appsync-realtime-api/endpointid/graphql/realtime",
                "/appsync-api/endpointid/graphql",
                "/appsync-realtime-api/endpointid",
                "/")) {
            assertThat(fixture.endpoint.open(handshake(path, Headers.of("Host", HOST))))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void connection_thatIsNotAuthorized_isToldSoAndClosed() {
        ObjectNode otherBody = RealtimeFixture.headers(
                fixture.signer().to("http://" + HOST + PATH + "/connect").post("{ }"));
        ObjectNode otherPath = RealtimeFixture.headers(
                fixture.signer().to("http://" + HOST + PATH).post("{}"));
        ObjectNode otherHost = RealtimeFixture.headers(
                fixture.signer().to("http://evil.example" + PATH + "/connect").post("{}"));
        ObjectNode twoHosts = fixture.connectHeaders();
        twoHosts.put("HOST", HOST);
        ObjectNode otherService = RealtimeFixture.headers(fixture.signer()
                .to("http://" + HOST + PATH + "/connect")
                .post("{}")
                .scope("eu-west-1", "dynamodb"));
        ObjectNode old = RealtimeFixture.headers(fixture.signer()
                .to("http://" + HOST + PATH + "/connect")
                .post("{}")
                .at(fixture.now.minus(Duration.ofMinutes(6))));
        for (ObjectNode headers : List.of(otherBody, otherPath, otherHost, twoHosts, otherService, old)) {
            Session session = open(handshake(headers));
            assertThat(session.read()).containsExactly("{'type':'connection_error','payload':" + UNAUTHORIZED + "}");
            assertThat(session.close).startsWith("1008 ");
            assertThat(session.receive(fixture.start("1", "{'arguments': {}}")).read())
                    .isEmpty();
        }
        fixture.now = fixture.now.plus(Duration.ofHours(1));
        assertThat(open().read()).containsExactly("{'type':'connection_error','payload':" + UNAUTHORIZED + "}");
        assertThat(fixture.subscriptions.inventory()).isEmpty();
        assertThat(beats).isEmpty();
    }

    @Test
    void connection_thatCannotBeRead_isToldWhy() {
        String path = "/appsync-realtime-api/endpointid/graphql";
        Headers protocol = Headers.of("Host", HOST, "Sec-WebSocket-Protocol", "graphql-ws");
        assertThat(open(handshake(path, Headers.of("Host", HOST))).read())
                .containsExactly(
                        "{'type':'connection_error','payload':{'errors':[{'message':'NoProtocolError','errorCode':400}]}}");
        assertThat(open(handshake(path, protocol)).read().get(0)).contains("Missing authorization header");
        assertThat(open(handshake(path + "?header=***&payload=e30=", protocol))
                        .read()
                        .get(0))
                .contains("BadRequestException", "The header is not a JSON object in Base64.");
        assertThat(open(handshake(path + "?header=e30=&payload=W10=", protocol))
                        .read()
                        .get(0))
                .contains("The payload is not a JSON object in Base64.");
        assertThat(open(handshake(path + "?header=e30=", protocol)).read().get(0))
                .contains("BadRequestException");
        ObjectNode number = fixture.connectHeaders();
        number.put("accept", 1);
        assertThat(open(handshake(number)).read().get(0)).contains("The header accept is not a text.");
    }

    @Test
    void start_isAcknowledged_thenServed_thenStopped() {
        Session session = started("1", "{'arguments': {'owner': 'me'}}");
        publish("update", "{'owner':'me','count':1}");
        publish("deleteDataset", "{'owner':'me','count':2}");
        publish("other", "{'owner':'me','count':3}");
        fixture.subscriptions.published("otherapi", "update", (ObjectNode) json("{'owner':'me'}"));
        assertThat(session.read())
                .containsExactly(pushed("1", "{'owner':'me','count':1}"), pushed("1", "{'owner':'me','count':2}"));
        session.receive("{\"type\":\"stop\",\"id\":\"1\"}");
        publish("update", "{'owner':'me','count':4}");
        assertThat(session.read()).containsExactly("{'type':'complete','id':'1'}");
        assertThat(session.close).isEmpty();
    }

    @Test
    void start_withoutInit_isServed_becauseInitIsOptional() {
        assertThat(open().receive(fixture.start("1", "{'arguments': {}}")).read())
                .containsExactly("{'type':'start_ack','id':'1'}");
    }

    @Test
    void start_signedOverOtherData_isRefused_andTheConnectionStays() {
        String signed = data("{'arguments': {}}");
        ObjectNode headers = fixture.startHeaders(signed);
        Session session = open().receive(start("1", data("{'arguments': {'owner': 'other'}}"), headers));
        assertThat(session.read()).containsExactly(error("1", UNAUTHORIZED));
        ObjectNode foreign = RealtimeFixture.headers(
                fixture.signer().to("http://evil.example" + PATH).post(signed));
        assertThat(session.receive(start("1", signed, foreign)).read()).containsExactly(error("1", UNAUTHORIZED));
        assertThat(session.receive(start("1", signed, fixture.connectHeaders())).read())
                .containsExactly(error("1", UNAUTHORIZED));
        assertThat(session.receive(start("1", signed, headers)).read())
                .containsExactly("{'type':'start_ack','id':'1'}");
    }

    @Test
    void start_withExpiredCredentials_isRefused_butOneThatBeganGoesOn() {
        Session session = started("1", "{'arguments': {}}");
        fixture.now = fixture.now.plus(Duration.ofHours(1));
        assertThat(session.receive(fixture.start("2", "{'arguments': {}}")).read())
                .containsExactly(error("2", UNAUTHORIZED));
        publish("update", "{'count':1}");
        assertThat(session.read()).containsExactly(pushed("1", "{'count':1}"));
    }

    @Test
    void start_thatTheApiRefuses_isToldTheErrors() {
        assertThat(open().receive(fixture.start("1", "{'refused': true}")).read())
                .containsExactly(
                        error(
                                "1",
                                "{'errors':[{'errorType':'Unauthorized','message':'Not Authorized to access changed on type Subscription'}]}"));
        assertThat(open().receive(fixture.start(
                                "1",
                                "{'arguments': {}, 'setSubscriptionFilter': [{'filterGroup': [{'filters': [{'fieldName': 'count',"
                                        + " 'operator': 'in', 'value': [1,2,3,4,5,6]}]}]}]}"))
                        .read())
                .containsExactly(
                        error(
                                "1",
                                "{'errors':[{'message':'subscription exceeds maximum value limit 5 for operator `in`.','errorCode':400}]}"));
        String notGraphql = "[]";
        assertThat(open().receive(start("1", notGraphql, fixture.startHeaders(notGraphql)))
                        .read()
                        .get(0))
                .contains("MalformedHttpRequestException");
    }

    @Test
    void start_ofAnIdInUse_isRefused_andTheFirstGoesOn() {
        Session session = started("1", "{'arguments': {}}");
        assertThat(session.receive(fixture.start("1", "{'arguments': {}}"))
                        .read()
                        .get(0))
                .contains("DuplicatedOperationError");
        publish("update", "{'count':1}");
        assertThat(session.read()).hasSize(1);
        session.receive("{\"type\":\"stop\",\"id\":\"1\"}").read();
        assertThat(session.receive(fixture.start("1", "{'arguments': {}}")).read())
                .containsExactly("{'type':'start_ack','id':'1'}");
    }

    @Test
    void oneMoreSubscriptionThanAConnectionHas_isRefused() {
        Session session = open();
        for (int i = 1; i <= 100; i++) {
            session.receive(fixture.start("" + i, "{'arguments': {}}"));
        }
        session.read();
        assertThat(session.receive(fixture.start("101", "{'arguments': {}}")).read())
                .containsExactly(
                        error(
                                "101",
                                "{'errors':[{'errorType':'MaxSubscriptionsReachedError','message':'Max number of 100 subscriptions reached'}]}"));
    }

    @Test
    void messagesThatAreNotUnderstood_areRefused_andTheConnectionStays() {
        Session session = open();
        String unsupported =
                "{'errors':[{'errorType':'UnsupportedOperation','message':'unknown not supported through the realtime channel'}]}";
        assertThat(session.receive("{\"type\":\"ka\"}").read()).containsExactly(error("", unsupported));
        assertThat(session.receive("{}").read()).containsExactly(error("", unsupported));
        assertThat(session.receive("{\"type\":\"start\",\"id\":\"1\",\"payload\":{\"query\":\"x\"}}")
                        .read())
                .containsExactly(error("1", unsupported));
        for (String malformed : List.of("", "[]", "{", "\"start\"", "{\"a\":1,\"a\":2}", "[".repeat(10_000))) {
            assertThat(session.receive(malformed).read())
                    .containsExactly(
                            error("", "{'errors':[{'message':'The message is not a JSON object.','errorCode':400}]}"));
        }
        assertThat(session.receive(fixture.start("", "{'arguments': {}}"))
                        .read()
                        .get(0))
                .contains("needs an id");
        assertThat(session.receive(fixture.start("x".repeat(257), "{'arguments': {}}"))
                        .read()
                        .get(0))
                .contains("needs an id");
        assertThat(session.receive("{\"type\":\"start\",\"id\":\"1\",\"payload\":{\"data\":\"{}\"}}")
                        .read())
                .containsExactly(error("1", UNAUTHORIZED));
        assertThat(session.receive("{\"type\":\"stop\",\"id\":\"9\"}").read().get(0))
                .contains("UnknownOperationError");
        assertThat(session.receive("{\"type\":\"stop\"}").read().get(0)).contains("UnknownOperationError");
        assertThat(session.close).isEmpty();
    }

    @Test
    void arguments_filterByEquality_anOmittedOneNothing_andNullNull() {
        Session mine = started("1", "{'arguments': {'owner': 'me', 'dataset': 'colours'}}");
        Session all = started("1", "{'arguments': {}}");
        Session nobodys = started("1", "{'arguments': {'owner': null}}");
        publish("update", "{'owner':'me','dataset':'colours'}");
        publish("update", "{'owner':'me','dataset':'other'}");
        publish("update", "{'owner':null,'dataset':'colours'}");
        publish("update", "{'dataset':'colours'}");
        assertThat(mine.read()).containsExactly(pushed("1", "{'owner':'me','dataset':'colours'}"));
        assertThat(all.read()).hasSize(4);
        assertThat(nobodys.read())
                .containsExactly(
                        pushed("1", "{'owner':null,'dataset':'colours'}"), pushed("1", "{'dataset':'colours'}"));
    }

    @Test
    void filterOfTheResolver_takesThePlaceOfTheArguments_andTheLastOneCounts() {
        String group = "{'filterGroup': [{'filters': [{'fieldName': 'count', 'operator': 'ge', 'value': %d}]}]}";
        Session session = started(
                "1",
                "{'arguments': {'owner': 'me'}, 'setSubscriptionFilter': [" + group.formatted(1) + ","
                        + group.formatted(5) + "]}");
        publish("update", "{'owner':'other','count':5}");
        publish("update", "{'owner':'me','count':4}");
        assertThat(session.read()).containsExactly(pushed("1", "{'owner':'other','count':5}"));
    }

    @Test
    void invalidation_endsMatchingSubscriptions_andTheirConnections() {
        String ending = "{'arguments': {}, 'setSubscriptionInvalidationFilter': [{'filterGroup': [{'filters': ["
                + "{'fieldName': 'user', 'operator': 'eq', 'value': '%s'}]}]}]}";
        Session removed = started("1", ending.formatted("a"));
        Session other = started("1", ending.formatted("b"));
        Session without = started("1", "{'arguments': {}}");
        JsonNode call = json("{'subscriptionField': 'changed', 'payload': {'user': 'a'}}");
        fixture.subscriptions.invalidated("otherapi", call);
        fixture.subscriptions.invalidated(API_ID, json("{'subscriptionField': 'other', 'payload': {'user': 'a'}}"));
        assertThat(removed.read()).isEmpty();
        fixture.subscriptions.invalidated(API_ID, call);
        assertThat(removed.read()).containsExactly("{'type':'complete','id':'1'}");
        assertThat(removed.close).isEqualTo("1000 Subscription complete.");
        publish("update", "{'count':1}");
        assertThat(removed.read()).isEmpty();
        assertThat(other.read()).hasSize(1);
        assertThat(without.read()).hasSize(1);
    }

    @Test
    void mutationDuringStart_isNotSentBeforeTheAcknowledgement() {
        fixture.duringStart = () -> publish("update", "{'count':1}");
        Session session = started("1", "{'arguments': {}}");
        publish("update", "{'count':2}");
        assertThat(session.read()).containsExactly(pushed("1", "{'count':2}"));
    }

    @Test
    void mutationRightAfterTheAcknowledgement_isNotMissed() {
        Session session = open();
        session.onSend = text -> {
            if (text.contains("start_ack")) {
                publish("update", "{'count':1}");
            }
        };
        session.receive(fixture.start("1", "{'arguments': {}}"));
        assertThat(session.read()).containsExactly("{'type':'start_ack','id':'1'}", pushed("1", "{'count':1}"));
    }

    @Test
    void connectionThatClosesDuringStart_leavesNothingBehind() {
        Session session = open();
        fixture.duringStart = () -> session.close(1006, "gone");
        session.receive(fixture.start("1", "{'arguments': {}}"));
        publish("update", "{'count':1}");
        assertThat(session.read()).isEmpty();
        assertThat(fixture.subscriptions.inventory()).isEmpty();
        assertThat(beats).containsExactly("begin", "end");
    }

    @Test
    void subscriberWhoseSelectionFails_isDisconnected_andTheOthersAreServed() {
        Session session = started("1", "{'arguments': {'fails': true}}");
        Session other = started("1", "{'arguments': {'count': 1}}");
        publish("update", "{'fails':true,'count':2}");
        assertThat(session.close).startsWith("1011 ");
        publish("update", "{'count':1}");
        assertThat(other.read()).hasSize(1);
    }

    @Test
    void startThatFails_isAnInternalFailure() {
        fixture.duringStart = () -> {
            throw new IllegalStateException("asked to fail");
        };
        assertThat(open().receive(fixture.start("1", "{'arguments': {}}")).read())
                .containsExactly(error(
                        "1", "{'errors':[{'errorType':'InternalFailure','message':'An internal error occurred.'}]}"));
    }

    @Test
    void messageLongerThanAppSyncSends_isAnErrorOfTheSubscription() {
        Session session = started("1", "{'arguments': {}}");
        publish("update", "{'text':'" + "é".repeat(119_000) + "'}");
        assertThat(session.read()).hasSize(1).allSatisfy(message -> assertThat(message)
                .startsWith("{'type':'data'"));
        publish("update", "{'text':'" + "é".repeat(123_000) + "'}");
        assertThat(session.read())
                .containsExactly(error(
                        "1",
                        "{'errors':[{'errorType':'PayloadLimitExceeded','message':'The message exceeds 240 KB.'}]}"));
    }

    @Test
    void keepAlive_isSentEveryMinute_andTheConnectionEndsAfterADay() {
        Session session = open();
        tick(Duration.ofSeconds(59));
        assertThat(session.read()).isEmpty();
        tick(Duration.ofSeconds(1));
        assertThat(session.read()).containsExactly("{'type':'ka'}");
        tick(Duration.ofSeconds(59));
        assertThat(session.read()).isEmpty();
        tick(Duration.ofSeconds(2));
        assertThat(session.read()).containsExactly("{'type':'ka'}");
        tick(Duration.ofHours(24));
        assertThat(session.close).startsWith("1001 ");
        assertThat(beats).containsExactly("begin", "end");
    }

    private void tick(Duration later) {
        fixture.now = fixture.now.plus(later);
        fixture.subscriptions.tick(fixture.now, fixture.apiIds::contains);
    }

    @Test
    void deletedApi_endsItsConnections() {
        Session session = started("1", "{'arguments': {}}");
        fixture.apiIds.clear();
        tick(Duration.ofSeconds(1));
        assertThat(session.close).isEqualTo("1001 The API is deleted.");
        assertThat(fixture.subscriptions.inventory()).isEmpty();
    }

    @Test
    void inventory_tellsWhoSubscribesToWhat() {
        Session session = started("1", "{'arguments': {'owner': 'me'}}");
        publish("update", "{'owner':'me'}");
        assertThat(fixture.subscriptions.inventory())
                .containsExactly(new OpenConnection(
                        API_ID,
                        RealtimeFixture.ALICE,
                        fixture.now,
                        session.backlog(),
                        List.of(new OpenConnection.OpenSubscription(
                                "1",
                                RealtimeFixture.ALICE,
                                "changed",
                                (ObjectNode) json("{'owner': 'me'}"),
                                java.util.Optional.empty(),
                                fixture.now,
                                1))));
    }
}
