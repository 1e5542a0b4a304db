package cognitosync.device.remote.appsync;

import cognitosync.device.remote.Sharing.Invitation;
import cognitosync.device.remote.Sharing.Member;
import cognitosync.device.remote.Sharing.Role;
import cognitosync.device.remote.Sharing.Shared;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The operations of the stack's schema on members and invitations, and their results. */
final class SharingOperations {
    /** Of the caller. */
    static final String ROLE = """
            query Role($owner: ID, $dataset: String!) {
              changes(owner: $owner, dataset: $dataset, since: 0) { role }
            }""";

    static final String MEMBERS = """
            query Members($dataset: String!, $nextToken: String) {
              members(dataset: $dataset, nextToken: $nextToken) { items { id name role since } nextToken }
            }""";
    static final String INVITE = """
            mutation Invite($dataset: String!, $role: Role!, $expires: Float!, $name: String!) {
              invite(dataset: $dataset, role: $role, expires: $expires, name: $name) { token dataset role expires }
            }""";
    static final String ACCEPT = """
            mutation Accept($token: ID!, $name: String!) {
              accept(token: $token, name: $name) { owner ownerName dataset role }
            }""";
    static final String REMOVE = """
            mutation Remove($dataset: String!, $member: ID!) {
              remove(dataset: $dataset, member: $member) { dataset }
            }""";
    static final String LEAVE = """
            mutation Leave($owner: ID!, $dataset: String!) {
              leave(owner: $owner, dataset: $dataset) { dataset }
            }""";

    private SharingOperations() {}

    static Member member(JsonNode member) {
        return new Member(
                Operations.text(member, "id"),
                Operations.text(member, "name"),
                role(member),
                Operations.time(member, "since"));
    }

    static Invitation invitation(JsonNode invitation) {
        return new Invitation(
                Operations.text(invitation, "token"),
                Operations.text(invitation, "dataset"),
                role(invitation),
                Operations.time(invitation, "expires"));
    }

    /** After it was accepted. */
    static Shared shared(JsonNode membership) {
        return new Shared(
                Operations.text(membership, "owner"),
                Optional.ofNullable(membership.path("ownerName").textValue()),
                Operations.text(membership, "dataset"),
                role(membership));
    }

    private static Role role(JsonNode node) {
        Optional<Role> role = Operations.role(node);
        Operations.checked(node, role.isPresent());
        return role.get();
    }
}
