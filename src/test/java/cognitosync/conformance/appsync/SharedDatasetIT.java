package cognitosync.conformance.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.conformance.appsync.GraphqlClient.Answer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dataset of two people, through signatures, policies and the service role, which the resolvers' own tests pass by. */
class SharedDatasetIT {
    @Test
    void sharedDataset_isTheMembersUntilHeIsRemoved_andThenNoMore() {
        ApiCloud cloud = ApiCloud.shared();
        GraphqlClient owner = cloud.newUser("owner@example.com");
        GraphqlClient member = cloud.newUser("member@example.com");
        owner.set("shared", "colour", "red", 0);
        Map<String, Object> theirs = Map.of("owner", owner.identityId(), "dataset", "shared", "since", 0);
        assertThat(member.send(GraphqlClient.CHANGES, theirs).errorType()).isEqualTo("Unauthorized");
        assertThat(accepted(member, invited(owner)))
                .isEqualTo(
                        "{\"owner\":\"%s\",\"ownerName\":\"Owner\",\"dataset\":\"shared\",\"member\":\"%s\",\"role\":\"writer\"}"
                                .formatted(owner.identityId(), member.identityId()));
        try (Subscriber subscriber = Subscriber.connect(member)) {
            subscriber.start("shared", GraphqlClient.CHANGED, theirs);
            subscriber.next("start_ack");
            Map<String, Object> update = new HashMap<>(GraphqlClient.update("shared", "colour", "blue", 1));
            update.put("owner", owner.identityId());
            Answer written = member.send(GraphqlClient.UPDATE, update);
            assertThat(written.data().at("/update/count").asInt())
                    .as("%s", written)
                    .isEqualTo(2);
            assertThat(subscriber.next("data").at("/payload/data/changed/by").asText())
                    .isEqualTo(member.identityId());
            Answer removed = owner.send("""
                    mutation ($member: ID!) { remove(dataset: "shared", member: $member) { member role } }""", Map.of("member", member.identityId()));
            assertThat(removed.data().at("/remove/role").isNull())
                    .as("%s", removed)
                    .isTrue();
            assertThat(subscriber.next("complete").path("id").asText()).isEqualTo("shared");
        }
        assertThat(member.send(GraphqlClient.CHANGES, theirs).errorType()).isEqualTo("Unauthorized");
        assertThat(owner.changes("shared").at("/records/0/value").asText()).isEqualTo("blue");
        try (Subscriber subscriber = Subscriber.connect(member)) {
            subscriber.start("again", GraphqlClient.CHANGED, theirs);
            assertThat(subscriber.next("error").at("/payload/errors/0/message").asText())
                    .contains("Not Authorized to access changed");
        }
    }

    private static String invited(GraphqlClient owner) {
        return owner.send("""
                        mutation ($end: Float!) {
                          invite(dataset: "shared", role: writer, expires: $end, name: "Owner") { token }
                        }""", Map.of("end", System.currentTimeMillis() + 60_000))
                .data()
                .at("/invite/token")
                .asText();
    }

    private static String accepted(GraphqlClient member, String token) {
        return member.send("""
                        mutation ($token: ID!) {
                          accept(token: $token, name: "Member") { owner ownerName dataset member role }
                        }""", Map.of("token", token)).data().path("accept").toString();
    }
}
