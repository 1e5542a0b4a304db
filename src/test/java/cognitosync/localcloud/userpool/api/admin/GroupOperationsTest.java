package cognitosync.localcloud.userpool.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.userpool.BrowserClient;
import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups through the API, and who is in them. */
class GroupOperationsTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/Read";
    private static final String READERS = "{'UserPoolId': 'POOL', 'GroupName': 'readers'%s}";
    private static final String MEMBER = "{'UserPoolId': 'POOL', 'GroupName': '%s', 'Username': 'ada@example.com'}";

    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final AdminClient admin = new AdminClient(pool);

    @Test
    void createGroup_answersWithIt_andGetGroupToo() {
        JsonNode made = admin.ask(
                "CreateGroup",
                READERS.formatted(", 'Description': 'Who reads', 'RoleArn': '%s', 'Precedence': 0".formatted(ROLE)));
        assertThat(made.path("Group")).isEqualTo(AdminClient.object("""
                        {'GroupName': 'readers', 'UserPoolId': '%s', 'Description': 'Who reads', 'RoleArn': '%s',
                         'Precedence': 0, 'LastModifiedDate': %d.000, 'CreationDate': %d.000}""".formatted(
                pool.poolId, ROLE, pool.now().getEpochSecond(), pool.now().getEpochSecond())));
        assertThat(admin.ask("GetGroup", READERS.formatted(""))).isEqualTo(made);
        admin.refused(
                "CreateGroup", READERS.formatted(""), "GroupExistsException", "A group with the name already exists.");
    }

    @Test
    void updateGroup_keepsWhatIsLeftOut() {
        admin.ask("CreateGroup", READERS.formatted(", 'Description': 'Who reads', 'Precedence': 3"));
        pool.later(Duration.ofMinutes(1));
        JsonNode changed = admin.ask(
                        "UpdateGroup", READERS.formatted(", 'Precedence': 1, 'RoleArn': '%s'".formatted(ROLE)))
                .path("Group");
        assertThat(changed.path("Precedence").asInt()).isEqualTo(1);
        assertThat(changed.path("Description").asText()).isEqualTo("Who reads");
        assertThat(changed.path("RoleArn").asText()).isEqualTo(ROLE);
        assertThat(changed.path("LastModifiedDate").asLong())
                .isEqualTo(pool.now().getEpochSecond());
    }

    @Test
    void membership_isListedFromBothSides_andEnds() {
        new BrowserClient(pool).signUpAndConfirm();
        for (String group : List.of("readers", "writers")) {
            admin.ask("CreateGroup", "{'UserPoolId': 'POOL', 'GroupName': '%s'}".formatted(group));
            admin.ask("AdminAddUserToGroup", MEMBER.formatted(group));
        }
        admin.ask("AdminAddUserToGroup", MEMBER.formatted("readers"));
        assertThat(admin.ask("ListUsersInGroup", READERS.formatted(""))
                        .at("/Users/0/Attributes")
                        .toString())
                .contains("ada@example.com");
        assertThat(groupsOfAda()).containsExactly("readers", "writers");
        admin.ask("AdminRemoveUserFromGroup", MEMBER.formatted("readers"));
        admin.ask("AdminRemoveUserFromGroup", MEMBER.formatted("readers"));
        assertThat(groupsOfAda()).containsExactly("writers");
        admin.ask("DeleteGroup", "{'UserPoolId': 'POOL', 'GroupName': 'writers'}");
        assertThat(groupsOfAda()).isEmpty();
        admin.refused("DeleteGroup", MEMBER.formatted("writers"), "ResourceNotFoundException", "Group not found.");
    }

    @Test
    void lists_areRead_pageByPage() {
        new BrowserClient(pool).signUpAndConfirm();
        for (String group : List.of("a", "b", "c")) {
            admin.ask("CreateGroup", "{'UserPoolId': 'POOL', 'GroupName': '%s'}".formatted(group));
            admin.ask("AdminAddUserToGroup", MEMBER.formatted(group));
        }
        String username = ", 'Username': 'ada@example.com'";
        assertThat(page("ListGroups", "")).containsExactly("a", "b");
        assertThat(page("ListGroups", ", 'NextToken': '%s'".formatted(token("ListGroups", ""))))
                .containsExactly("c");
        assertThat(page(
                        "AdminListGroupsForUser",
                        username + ", 'NextToken': '%s'".formatted(token("AdminListGroupsForUser", username))))
                .containsExactly("c");
        admin.refused(
                "AdminListGroupsForUser",
                "{'UserPoolId': 'POOL'%s, 'NextToken': '%s'}".formatted(username, token("ListGroups", "")),
                "InvalidParameterException",
                "Invalid pagination token.");
        admin.ask("AdminCreateUser", "{'UserPoolId': 'POOL', 'Username': 'bob@example.com'}");
        admin.ask("AdminAddUserToGroup", MEMBER.formatted("a").replace("ada@", "bob@"));
        JsonNode first = admin.ask("ListUsersInGroup", "{'UserPoolId': 'POOL', 'GroupName': 'a', 'Limit': 1}");
        JsonNode second = admin.ask(
                "ListUsersInGroup",
                "{'UserPoolId': 'POOL', 'GroupName': 'a', 'NextToken': '%s'}"
                        .formatted(first.path("NextToken").asText()));
        assertThat(first.path("Users")).hasSize(1).doesNotContainAnyElementsOf(second.path("Users"));
        assertThat(second.path("Users")).hasSize(1);
        assertThat(second.has("NextToken")).isFalse();
    }

    @Test
    void limit_ofZero_isRefused() {
        admin.refused(
                "ListGroups",
                "{'UserPoolId': 'POOL', 'Limit': 0}",
                "InvalidParameterException",
                "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value"
                        + " greater than or equal to 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetGroup",
                "UpdateGroup",
                "DeleteGroup",
                "ListUsersInGroup",
                "AdminAddUserToGroup",
                "AdminRemoveUserFromGroup"
            })
    void operation_onAnUnknownGroup_isRefused(String operation) {
        new BrowserClient(pool).signUpAndConfirm();
        admin.refused(operation, MEMBER.formatted("nobody"), "ResourceNotFoundException", "Group not found.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AdminAddUserToGroup", "AdminRemoveUserFromGroup"})
    void membership_ofAnUnknownUser_isRefused(String operation) {
        admin.ask("CreateGroup", READERS.formatted(""));
        admin.refused(operation, MEMBER.formatted("readers"), "UserNotFoundException", "User does not exist.");
    }

    @Test
    void createGroup_outsideItsConstraints_namesEveryViolation() {
        String message = AdminClient.json(admin.call(
                        "CreateGroup", "{'GroupName': 'a b', 'RoleArn': 'arn:aws:iam::x', 'Precedence': -1}"))
                .path("message")
                .asText();
        assertThat(message).startsWith("1 validation error detected: Value null at 'userPoolId'");
        message = AdminClient.json(admin.call(
                        "CreateGroup",
                        "{'UserPoolId': 'POOL', 'GroupName': 'a b', 'RoleArn': 'arn:aws:iam::x', 'Precedence': -1}"))
                .path("message")
                .asText();
        assertThat(message)
                .startsWith("4 validation errors detected: ")
                .contains("'groupName'", "'roleArn'", "'precedence'");
    }

    private List<String> groupsOfAda() {
        return admin.ask("AdminListGroupsForUser", "{'UserPoolId': 'POOL', 'Username': 'ada@example.com'}")
                .path("Groups")
                .findValuesAsText("GroupName");
    }

    private List<String> page(String operation, String more) {
        return admin.ask(operation, "{'UserPoolId': 'POOL', 'Limit': 2%s}".formatted(more))
                .path("Groups")
                .findValuesAsText("GroupName");
    }

    private String token(String operation, String more) {
        return admin.ask(operation, "{'UserPoolId': 'POOL', 'Limit': 2%s}".formatted(more))
                .path("NextToken")
                .asText();
    }
}
