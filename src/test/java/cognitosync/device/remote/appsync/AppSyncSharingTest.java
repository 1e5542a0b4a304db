package cognitosync.device.remote.appsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cognitosync.device.aws.Failures;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.EngineBackend;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.Sharing;
import cognitosync.device.remote.Sharing.Invitation;
import cognitosync.device.remote.Sharing.Member;
import cognitosync.device.remote.Sharing.Role;
import cognitosync.device.remote.Sharing.Shared;
import cognitosync.device.remote.SyncServiceException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is sent to share datasets, and what refusals mean; the answers are scripted. */
class AppSyncSharingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-01-02T00:00:00Z");
    private static final String OWNER = "eu-west-1:bbbbbbbb-0000-0000-0000-000000000002";
    private static final String TOKEN = "b2c0a7f4-secret";
    private static final String JOINED = """
            {"accept": {"owner": "%s", "ownerName": "Ann", "dataset": "wall", "role": "writer"}}""".formatted(OWNER);

    private static final String LISTED = """
            {"changes": {"count": 1, "exists": true, "deletedAt": 0, "records": []}}""";

    @AutoClose
    private final EngineBackend backend = EngineBackend.api();

    private final Sharing sharing = backend.clients().sharing().orElseThrow();
    private final DatasetClient theirs = sharing.datasetsOf(OWNER);

    @Test
    void tables_andCognitoSync_shareNothing() {
        assertThat(backend.developer().sharing()).isEmpty();
        try (EngineBackend cognitoSync = EngineBackend.cognitoSync()) {
            assertThat(cognitoSync.clients().sharing()).isEmpty();
        }
    }

    /** A clock may be fast, and the service takes seven days at most. */
    @Test
    void invitation_endsAFewMinutesBeforeTheTimeThatWasAskedFor() throws IOException {
        answer(data("""
                {"invite": {"token": "%s", "dataset": "wall", "role": "reader", "expires": 1.7673E12}}""".formatted(TOKEN)));
        Invitation invitation = sharing.invite("wall", Role.READER, Duration.ofDays(7), "Ann");
        assertThat(invitation)
                .isEqualTo(new Invitation(TOKEN, "wall", Role.READER, Instant.ofEpochMilli(1_767_300_000_000L)));
        assertThat(invitation.toString()).doesNotContain(TOKEN);
        JsonNode sent = variables(backend.wire().sent().get(0));
        assertThat(sent.path("role").asText() + " " + sent.path("dataset").asText() + " "
                        + sent.path("name").asText())
                .isEqualTo("reader wall Ann");
        assertThat(Instant.ofEpochMilli(sent.path("expires").asLong())).isEqualTo("2026-01-07T23:55:00Z");
    }

    @Test
    void acceptance_whoseAnswerIsLost_orThatOthersCameBetween_isRepeated() {
        Deque<Response> answers = new ArrayDeque<>(List.of(error("Contention", "M"), data(JOINED)));
        boolean[] lost = {false};
        backend.wire().disturb(service -> request -> {
            if (!lost[0]) {
                lost[0] = true;
                throw new IOException("The answer was lost");
            }
            return answers.remove();
        });
        assertThat(sharing.accept(TOKEN, "Max")).isEqualTo(new Shared(OWNER, Optional.of("Ann"), "wall", Role.WRITER));
        assertThat(backend.wire().sent()).hasSize(3);
    }

    @Test
    void acceptance_thatOthersAlwaysComeBetween_isGivenUpInWords() {
        answer(error("Contention", "M"));
        assertThat(refused(() -> sharing.accept(TOKEN, "Max")))
                .returns(DeviceException.Kind.WRITE_CONFLICT, DeviceException::kind)
                .hasMessageStartingWith("Others joined or left at the same time, with every attempt.");
        assertThat(backend.wire().sent()).hasSizeBetween(6, 20);
    }

    @Test
    void invitationThatIsNotValid_isToldInWords_withoutItsToken_andNotAskedForAgain() {
        answer(error("InvalidInvitation", "M"));
        assertThat(refused(() -> sharing.accept(TOKEN, "Max")))
                .returns(DeviceException.Kind.NOT_FOUND, DeviceException::kind)
                .hasMessage("This invitation was used, has expired or never existed. Ask the owner for another link.");
        assertThat(backend.wire().sent()).hasSize(1);
    }

    @Test
    void limitOfMembers_isToldAsTheServiceSaysIt() {
        answer(error("LimitExceeded", "A dataset has at most 100 members."));
        SyncServiceException refusal =
                catchThrowableOfType(SyncServiceException.class, () -> sharing.accept(TOKEN, "Max"));
        assertThat(Failures.of(refusal))
                .returns(DeviceException.Kind.LIMIT_EXCEEDED, DeviceException::kind)
                .hasMessage("A dataset has at most 100 members.");
    }

    @Test
    void overview_hasAllPages_andTellsOwnDatasetsFromThoseOfOthers() throws IOException {
        answerTwoPages();
        assertThat(sharing.overview())
                .isEqualTo(new Sharing.Overview(
                        List.of("mine", "more"),
                        List.of(
                                new Shared(OWNER, Optional.of("Ann"), "wall", Role.READER),
                                new Shared(OWNER, Optional.of("Ann"), "door", Role.WRITER))));
        assertThat(variables(backend.wire().sent().get(1)).path("nextToken").asText())
                .isEqualTo("next");
    }

    @Test
    void ownDatasets_areWithoutThoseOfOthers_andTheirsWithoutMine() {
        answerTwoPages();
        assertThat(backend.device().names()).containsExactly("mine", "more");
        answerTwoPages();
        assertThat(theirs.names()).containsExactly("wall", "door");
    }

    @Test
    void members_areReadWithTheirRoles() {
        answer(data("""
                {"members": {"items": [{"id": "%s", "name": "Max", "role": "reader", "since": %d}], "nextToken": null}}""".formatted(OWNER, AT.toEpochMilli())));
        assertThat(sharing.members("wall")).containsExactly(new Member(OWNER, "Max", Role.READER, AT));
    }

    @Test
    void roleThatIsUnknown_isNotTakenForTheOwners() {
        answer(data("""
                {"datasets": {"items": [{"owner": "o", "name": "n", "role": "king"}], "nextToken": null}}"""));
        assertThat(refused(sharing::overview)).returns(DeviceException.Kind.NETWORK, DeviceException::kind);
    }

    @Test
    void datasetOfAnother_isListedAndWrittenUnderItsOwner_andOnesOwnWithout() throws IOException {
        answer(data(LISTED), data(LISTED), data("""
                {"update": {"count": 2, "modified": 0, "by": "me"}}"""));
        theirs.list("wall", 0);
        backend.device().list("wall", 0);
        update();
        List<Request> sent = backend.wire().sent();
        assertThat(variables(sent.get(0)).path("owner").asText()).isEqualTo(OWNER);
        assertThat(variables(sent.get(1)).path("owner").isNull()).isTrue();
        assertThat(variables(sent.get(2)).path("owner").asText()).isEqualTo(OWNER);
    }

    @Test
    void write_ofAReader_isRefusedWithTheRole() {
        answer(error("Unauthorized", "M"), role("\"reader\""));
        assertThat(refused(this::update))
                .returns(DeviceException.Kind.NOT_ALLOWED, DeviceException::kind)
                .hasMessageStartingWith("You are a reader of the dataset \"wall\" of " + OWNER);
    }

    @Test
    void strangerOrFormerMember_isToldSo() {
        answer(error("Unauthorized", "M"));
        for (Runnable request : List.<Runnable>of(this::update, () -> theirs.list("wall", 0))) {
            assertThat(refused(request))
                    .returns(DeviceException.Kind.NOT_ALLOWED, DeviceException::kind)
                    .hasMessageStartingWith("The dataset \"wall\" of " + OWNER + " is not shared with you");
        }
    }

    /** The role is not the reason, and is not told as one. */
    @Test
    void write_ofAWriterOrTheOwner_thatIsDenied_isToldAsTheServiceSaysIt() {
        for (String role : List.of("\"writer\"", "null")) {
            answer(error("Unauthorized", "M"), role(role));
            SyncServiceException refusal = catchThrowableOfType(SyncServiceException.class, this::update);
            assertThat(refusal).returns(true, SyncServiceException::isDenied);
        }
    }

    private void update() {
        theirs.update("wall", "", List.of(new Patch("k", Optional.of("v"), 0, AT)));
    }

    private void answerTwoPages() {
        answer(data("""
                {"datasets": {"items": [
                  {"owner": "me", "ownerName": null, "name": "mine", "role": null, "modified": 1},
                  {"owner": "%s", "ownerName": "Ann", "name": "wall", "role": "reader", "modified": null}],
                  "nextToken": "next"}}""".formatted(OWNER)), data("""
                {"datasets": {"items": [
                  {"owner": "me", "ownerName": null, "name": "more", "role": null, "modified": 1},
                  {"owner": "%s", "ownerName": "Ann", "name": "door", "role": "writer", "modified": null}],
                  "nextToken": null}}""".formatted(OWNER)));
    }

    /** One after the other; the last one forever. */
    private void answer(Response... answers) {
        Deque<Response> left = new ArrayDeque<>(List.of(answers));
        backend.wire().disturb(service -> request -> left.size() > 1 ? left.remove() : left.element());
        backend.wire().sent();
    }

    private static Response role(String role) {
        return data("{\"changes\": {\"role\": %s}}".formatted(role));
    }

    private static Response data(String fields) {
        return Response.of(200, "application/json", "{\"data\": %s}".formatted(fields));
    }

    private static Response error(String type, String message) {
        return Response.of(
                200,
                "application/json",
                "{\"data\": null, \"errors\": [{\"errorType\": \"%s\", \"message\": \"%s\"}]}"
                        .formatted(type, message));
    }

    private static JsonNode variables(Request request) throws IOException {
        return JSON.readTree(request.body()).path("variables");
    }

    private static DeviceException refused(Runnable work) {
        return catchThrowableOfType(DeviceException.class, work::run);
    }
}
