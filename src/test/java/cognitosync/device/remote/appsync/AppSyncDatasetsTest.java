package cognitosync.device.remote.appsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cognitosync.device.aws.Failures;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.EngineBackend;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.SyncServiceException;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Requests, lost answers, refusals and foreign answers, through what sends them. */
class AppSyncDatasetsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2025-12-31T00:00:00Z");
    private static final String NAME = "preference";

    @AutoClose
    private final EngineBackend backend = EngineBackend.api();

    private final DatasetClient one = backend.device();
    private final DatasetClient other = backend.device();

    @Test
    void requests_areSigned_oneForEachOperation() {
        one.list(NAME, 0);
        update(one, "k", "1", 0);
        one.delete(NAME);
        assertThat(backend.wire().sent()).hasSize(3).allSatisfy(request -> {
            assertThat(request.headers().first("Authorization").orElseThrow())
                    .contains("Credential=a/20260101/eu-west-1/appsync/aws4_request", "host;");
            assertThat(request.headers().first("X-Amz-Security-Token")).contains("t");
            assertThat(request.rawPath()).isEqualTo("/appsync-api/a/graphql");
        });
    }

    @Test
    void emptyUpdate_sendsNothing() {
        assertThat(one.update(NAME, "", List.of())).isEmpty();
        assertThat(backend.wire().sent()).isEmpty();
    }

    @Test
    void lostAnswer_isAskedForAgain_underTheSameWriteId() throws IOException {
        loseOneAnswer(() -> {});
        assertThat(update(one, "k", "1", 0)).extracting(RemoteRecord::syncCount).containsExactly(1L);
        List<Request> sent = backend.wire().sent();
        assertThat(sent).as("update, update again, what is there now").hasSize(3);
        assertThat(variables(sent.get(1)).path("writeId"))
                .isEqualTo(variables(sent.get(0)).path("writeId"));
        update(one, "k", "2", 1);
        assertThat(variables(backend.wire().sent().get(0)).path("writeId"))
                .isNotEqualTo(variables(sent.get(0)).path("writeId"));
    }

    /** The count of the answer is another's: the record has the one that it was written with, or what others made of it. */
    @Test
    void lostAnswer_thoughOthersWroteSince_isWhatIsThereNow() {
        loseOneAnswer(() -> {
            update(other, "k", "theirs", 1);
            update(other, "more", "theirs", 0);
        });
        List<RemoteRecord> written = one.update(NAME, "", List.of(patch("k", "mine", 0), patch("mine", "1", 0)));
        assertThat(written)
                .extracting(record -> record.key() + record.value().orElse("") + record.syncCount())
                .containsExactly("ktheirs2", "mine11");
    }

    @Test
    void conflict_afterALostAnswer_isNotDefinite() {
        update(one, "k", "1", 0);
        assertThat(refused(() -> update(other, "k", "2", 0)))
                .returns(true, SyncServiceException::isConflict)
                .returns(true, SyncServiceException::isDefinite)
                .returns(false, SyncServiceException::isAboutRecords);
        loseOneAnswer(() -> {
            for (int write = 2; write < 12; write++) {
                update(other, "k", "theirs" + write, write);
            }
        });
        assertThat(refused(() -> update(one, "k", "mine", 1)))
                .returns(true, SyncServiceException::isConflict)
                .returns(false, SyncServiceException::isDefinite);
    }

    @Test
    void contention_isRepeatedUnderTheSameWriteId_untilTheDeadline() throws IOException {
        answer(3, "Contention", "Another write came between");
        assertThat(update(one, "k", "1", 0)).extracting(RemoteRecord::syncCount).containsExactly(1L);
        List<Request> sent = backend.wire().sent();
        assertThat(sent).hasSize(4);
        assertThat(variables(sent.get(3)).path("writeId"))
                .isEqualTo(variables(sent.get(0)).path("writeId"));

        answer(Integer.MAX_VALUE, "Contention", "Another write came between");
        SyncServiceException conflict = refused(() -> update(one, "k", "2", 1));
        assertThat(conflict.isConflict()).isTrue();
        assertThat(conflict.isDefinite()).isTrue();
        assertThat(backend.wire().sent()).hasSizeBetween(6, 20);
        assertThat(Failures.of(conflict)).hasMessageContaining("changed with every attempt");
    }

    @Test
    void update_ofMorePatchesThanAResolverTakes_isRefusedBeforeItIsSent() {
        List<Patch> patches = IntStream.rangeClosed(1, 501)
                .mapToObj(number -> patch("k" + number, "v", 0))
                .toList();
        assertThat(refused(() -> one.update(NAME, "", patches))).returns(true, SyncServiceException::isLimitExceeded);
        assertThat(backend.wire().sent()).isEmpty();
        assertThat(one.update(NAME, "", patches.subList(0, one.patchesAtOnce())))
                .hasSize(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unauthorized | NOT_ALLOWED | AWS denied access: Unauthorized, M. | false",
                "LimitExceeded | LIMIT_EXCEEDED | M | true",
                "InvalidInput | INVALID_INPUT | AWS rejected the request: InvalidInput, M. | true",
                "ValidationError | INVALID_INPUT | AWS rejected the request: ValidationError, M. | false",
                "DynamoDB:ValidationException | INVALID_INPUT | AWS rejected the request: ValidationException | false",
                "DynamoDB:ResourceNotFoundException | NOT_FOUND | The table does not exist | false",
                "DynamoDB:InternalServerError | SERVICE | AWS service error: InternalServerError, M. | false",
                "Code | SERVICE | AWS service error: Code, M. | false"
            })
    void refusal_isOfItsKind(String type, DeviceException.Kind kind, String sentence, boolean aboutRecords) {
        answer(Integer.MAX_VALUE, type, "M");
        SyncServiceException refusal = refused(() -> update(one, "k", "1", 0));
        assertThat(refusal.isAboutRecords()).isEqualTo(aboutRecords);
        assertThat(refusal.isConflict()).isFalse();
        assertThat(refusal.isDenied()).isEqualTo(type.equals("Unauthorized"));
        assertThat(Failures.of(refusal)).returns(kind, DeviceException::kind).hasMessageStartingWith(sentence);
    }

    @Test
    void datasetThatCannotBeRead_isToldSo() {
        answer(Integer.MAX_VALUE, "Unreadable", "its attribute records is missing.");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> one.list(NAME, 0))
                .returns(DeviceException.Kind.UNREADABLE, DeviceException::kind)
                .withMessageStartingWith(
                        "The dataset \"preference\" cannot be read: its attribute records is missing.");
    }

    @Test
    void datasetThatCannotBeRead_doesNotHideTheOthers() {
        update(one, "k", "1", 0);
        one.update("whole", "", List.of(patch("k", "1", 0)));
        backend.wire()
                .disturb(service ->
                        request -> variables(request).path("dataset").asText().equals(NAME)
                                ? error("Unreadable", "its attribute records is missing.")
                                : service.respond(request));
        List<DeviceException> problems = new ArrayList<>();
        assertThat(one.datasets(problems::add))
                .extracting(DatasetClient.Summary::name)
                .containsExactly("whole");
        assertThat(problems).singleElement().returns(DeviceException.Kind.UNREADABLE, DeviceException::kind);
        assertThat(one.names()).containsExactly(NAME, "whole");
        assertThatExceptionOfType(DeviceException.class).isThrownBy(one::datasets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded"})
    void throttledTable_isRetried_andToldInWords(String code) {
        answer(2, "DynamoDB:" + code, "M");
        assertThat(update(one, "k", "1", 0)).extracting(RemoteRecord::syncCount).containsExactly(1L);
        assertThat(backend.wire().sent()).as("nothing was written before").hasSize(3);

        answer(Integer.MAX_VALUE, "DynamoDB:" + code, "M");
        SyncServiceException refusal = refused(() -> one.list(NAME, 0));
        assertThat(refusal.isAboutRecords()).isFalse();
        assertThat(Failures.of(refusal))
                .returns(DeviceException.Kind.SERVICE, DeviceException::kind)
                .hasMessageStartingWith("The table's ceiling throttles requests: " + code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {}",
                "200 | ''",
                "200 | <html>Sign in</html>",
                "200 | {\"data\":{}}",
                "200 | {\"data\":{\"changes\":{\"count\":1}}}",
                "302 | ''",
                "403 | <html>No</html>",
                "511 | {}"
            })
    void answerInPlaceOfTheService_isTold(int status, String body) {
        backend.wire().disturb(service -> request -> Response.of(status, "text/html", body));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> one.list(NAME, 0))
                .satisfies(failure -> assertThat(
                                failure instanceof SyncServiceException refusal ? Failures.of(refusal) : failure)
                        .isInstanceOfSatisfying(DeviceException.class, told -> assertThat(told.kind())
                                .isEqualTo(DeviceException.Kind.NETWORK))
                        .hasMessageContaining("responded instead (HTTP " + status + ")"));
    }

    @Test
    void deniedApi_isToldWithItsCode() {
        backend.wire()
                .disturb(service -> request -> new Response(
                        401,
                        new Headers(List.of(new Headers.Field("x-amzn-ErrorType", "UnauthorizedException:"))),
                        "{\"errors\":[{\"errorType\":\"UnauthorizedException\",\"message\":\"No.\"}]}"
                                .getBytes(StandardCharsets.UTF_8)));
        SyncServiceException refusal = refused(() -> one.list(NAME, 0));
        assertThat(refusal.isDenied()).isTrue();
        assertThat(Failures.of(refusal)).hasMessageStartingWith("AWS denied access: UnauthorizedException, No.");
        assertThat(backend.wire().sent()).hasSize(1);
    }

    /** The service refuses the first signature; its Date shows by how much this device's clock is wrong. */
    @Test
    void requestOfADeviceWhoseClockIsWrong_isSignedAgainByTheServicesClock() {
        backend.wire().disturb(service -> request -> {
            Instant signed = Instant.parse(request.headers()
                    .first("X-Amz-Date")
                    .orElseThrow()
                    .replaceFirst("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z"));
            return Duration.between(signed, Instant.parse("2026-01-01T01:00:00Z"))
                                    .abs()
                                    .toMinutes()
                            < 5
                    ? service.respond(request)
                    : new Response(
                            403,
                            new Headers(List.of(new Headers.Field("x-amzn-ErrorType", "InvalidSignatureException"))),
                            "{\"message\":\"Signature expired\"}".getBytes(StandardCharsets.UTF_8));
        });
        backend.wire().setClock(() -> Instant.parse("2026-01-01T01:00:00Z"));
        one.list(NAME, 0);
        assertThat(backend.wire().sent()).hasSize(2);
        one.list(NAME, 0);
        assertThat(backend.wire().sent()).as("what was learned stays").hasSize(1);
    }

    @Test
    void networkThatIsGone_isRetried_andToldInWords() {
        AtomicInteger asked = new AtomicInteger();
        backend.wire().disturb(service -> request -> {
            asked.incrementAndGet();
            throw new IOException("Connection reset");
        });
        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> one.list(NAME, 0))
                .satisfies(failure -> assertThat(Failures.of(failure))
                        .returns(DeviceException.Kind.NETWORK, DeviceException::kind)
                        .hasMessageContaining("Connection reset"));
        assertThat(asked).hasValueGreaterThan(1);
    }

    private void loseOneAnswer(Runnable meanwhile) {
        boolean[] lost = {false};
        backend.wire().disturb(service -> request -> {
            Response response = service.respond(request);
            if (!lost[0]) {
                lost[0] = true;
                meanwhile.run();
                throw new IOException("The answer was lost");
            }
            return response;
        });
    }

    /** Refuses that many requests. */
    private void answer(int times, String type, String message) {
        AtomicInteger left = new AtomicInteger(times);
        backend.wire()
                .disturb(service ->
                        request -> left.getAndDecrement() > 0 ? error(type, message) : service.respond(request));
        backend.wire().sent();
    }

    private static Response error(String type, String message) {
        return Response.of(
                200,
                "application/json",
                "{\"data\":null,\"errors\":[{\"errorType\":\"%s\",\"message\":\"%s\"}]}".formatted(type, message));
    }

    private static JsonNode variables(Request request) throws IOException {
        return JSON.readTree(request.body()).path("variables");
    }

    private static List<RemoteRecord> update(DatasetClient client, String key, String value, long count) {
        return client.update(NAME, "", List.of(patch(key, value, count)));
    }

    private static Patch patch(String key, String value, long count) {
        return new Patch(key, Optional.of(value), count, AT);
    }

    private static SyncServiceException refused(Runnable work) {
        return catchThrowableOfType(SyncServiceException.class, work::run);
    }
}
