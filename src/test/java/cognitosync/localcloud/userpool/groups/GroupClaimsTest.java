package cognitosync.localcloud.userpool.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which groups and roles tokens name. */
class GroupClaimsTest {
    private static final String READ = "arn:aws:iam::123456789012:role/Read";
    private static final String WRITE = "arn:aws:iam::123456789012:role/Write";

    @Test
    void claims_ofNoGroup_areAbsent() {
        GroupClaims claims = GroupClaims.of(List.of());
        assertThat(claims).isEqualTo(GroupClaims.NONE);
        assertThat(claims.ofIdToken()).isEmpty();
        assertThat(claims.ofAccessToken()).isEmpty();
    }

    @Test
    void claims_ofTheAccessToken_nameGroupsOnly() {
        GroupClaims claims = GroupClaims.of(List.of(group("a", 1, READ)));
        assertThat(claims.ofAccessToken()).isEqualTo(Map.of("cognito:groups", List.of("a")));
        assertThat(claims.ofIdToken())
                .isEqualTo(Map.of(
                        "cognito:groups",
                        List.of("a"),
                        "cognito:roles",
                        List.of(READ),
                        "cognito:preferred_role",
                        READ));
    }

    @Test
    void preferredRole_isOfTheLowestPrecedence_whereNoneComesLast() {
        GroupClaims claims = GroupClaims.of(List.of(group("a", null, READ), group("b", 0, WRITE), group("c", 7, READ)));
        assertThat(claims.names()).containsExactly("b", "c", "a");
        assertThat(claims.roles()).containsExactly(WRITE, READ);
        assertThat(claims.preferredRole()).contains(WRITE);
    }

    @Test
    void preferredRole_ofEqualGroups_isSetWhereTheirRoleIsTheSame() {
        assertThat(GroupClaims.of(List.of(group("a", 1, READ), group("b", 1, READ)))
                        .preferredRole())
                .contains(READ);
        assertThat(GroupClaims.of(List.of(group("a", 1, READ), group("b", 1, WRITE)))
                        .preferredRole())
                .isEmpty();
        assertThat(GroupClaims.of(List.of(group("a", null, READ), group("b", null, WRITE)))
                        .ofIdToken())
                .containsEntry("cognito:roles", List.of(READ, WRITE))
                .doesNotContainKey("cognito:preferred_role");
    }

    @Test
    void groups_withoutARole_areNamedAndLeaveTheRoleToOthers() {
        GroupClaims claims = GroupClaims.of(List.of(group("a", 0, null), group("b", 1, READ)));
        assertThat(claims.names()).containsExactly("a", "b");
        assertThat(claims.preferredRole()).contains(READ);
        assertThat(GroupClaims.of(List.of(group("a", 0, null))).ofIdToken()).containsOnlyKeys("cognito:groups");
    }

    private static Group group(String name, Integer precedence, String role) {
        return new Group(
                "eu-west-1_AbCdEfGhI",
                name,
                Optional.empty(),
                Optional.ofNullable(role),
                Optional.ofNullable(precedence),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
