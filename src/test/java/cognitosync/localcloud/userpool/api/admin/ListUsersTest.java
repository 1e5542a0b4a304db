package cognitosync.localcloud.userpool.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages and filters of the users of a pool. */
class ListUsersTest {
    private static final int USERS = 7;

    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final AdminClient admin = new AdminClient(pool);

    @BeforeEach
    void createUsers() {
        for (int i = 0; i < USERS; i++) {
            admin.ask("AdminCreateUser", """
                    {'UserPoolId': 'POOL', 'Username': 'user%s@example.com', 'MessageAction': 'SUPPRESS',
                     'UserAttributes': [{'Name': 'name', 'Value': '%s'}]}""".formatted(i, i % 2 == 0 ? "Even" : "Odd \\'the\\' one"));
        }
    }

    @Test
    void listUsers_withoutAFilter_listsEveryUserOnce() {
        assertThat(pages("")).hasSize(3);
        assertThat(pages("").stream().flatMap(List::stream)).hasSize(USERS).doesNotHaveDuplicates();
        assertThat(admin.ask("ListUsers", "{'UserPoolId': 'POOL'}").path("Users"))
                .hasSize(USERS);
        assertThat(admin.ask("ListUsers", "{'UserPoolId': 'POOL', 'Limit': 0, 'Filter': ''}")
                        .path("Users"))
                .hasSize(USERS);
    }

    @Test
    void listUsers_withAFilter_fillsPagesWithThoseItFinds() {
        String even = ", 'Filter': 'name ^= \\'Ev\\''";
        assertThat(pages(even)).extracting(List::size).containsExactly(3, 1);
        assertThat(admin.ask("ListUsers", "{'UserPoolId': 'POOL', 'Filter': 'email = \\'user3@example.com\\''}")
                        .at("/Users/0/Attributes")
                        .toString())
                .contains("user3@example.com");
        assertThat(admin.ask("ListUsers", "{'UserPoolId': 'POOL', 'Filter': 'status = \\'Disabled\\''}")
                        .path("Users"))
                .isEmpty();
    }

    @Test
    void listUsers_withAttributesToGet_namesOnlyThose() {
        JsonNode user = admin.ask(
                        "ListUsers", "{'UserPoolId': 'POOL', 'AttributesToGet': ['email', 'sub'], 'Limit': 1}")
                .at("/Users/0");
        assertThat(user.path("Attributes")).hasSize(2);
        assertThat(AdminClient.attribute(user.path("Attributes"), "email")).endsWith("@example.com");
        admin.refused(
                "ListUsers",
                "{'UserPoolId': 'POOL', 'AttributesToGet': ['nickname']}",
                "InvalidParameterException",
                "One or more requested attributes do not exist.");
    }

    @Test
    void listUsers_withATokenOfAnotherRequest_isRefused() {
        String token = admin.ask("ListUsers", "{'UserPoolId': 'POOL', 'Limit': 2}")
                .path("PaginationToken")
                .asText();
        admin.ask("ListUsers", "{'UserPoolId': 'POOL', 'Limit': 3, 'PaginationToken': '%s'}".formatted(token));
        for (String body : List.of(
                "{'UserPoolId': 'POOL', 'Filter': 'name ^= \\'E\\'', 'PaginationToken': '%s'}",
                "{'UserPoolId': 'POOL', 'AttributesToGet': ['email'], 'PaginationToken': '%s'}",
                "{'UserPoolId': 'POOL', 'PaginationToken': 'x%s'}")) {
            admin.refused("ListUsers", body.formatted(token), "InvalidParameterException", "Invalid pagination token.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Limit': 61 | Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60",
                "'Limit': -1 | Value '-1' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 0",
                "'PaginationToken': 'a b' | Value at 'paginationToken' failed to satisfy constraint: Member must satisfy regular"
                        + " expression pattern: [\\S]+"
            })
    void listUsers_outsideItsConstraints_isRefused(String member, String violation) {
        admin.refused(
                "ListUsers",
                "{'UserPoolId': 'POOL', %s}".formatted(member),
                "InvalidParameterException",
                "1 validation error detected: " + violation);
    }

    @Test
    void listUsers_withABrokenFilter_isRefused() {
        admin.refused(
                "ListUsers",
                "{'UserPoolId': 'POOL', 'Filter': 'foo'}",
                "InvalidParameterException",
                "Error while parsing filter.");
    }

    private List<List<String>> pages(String more) {
        List<List<String>> pages = new ArrayList<>();
        String token = "";
        do {
            JsonNode answer = admin.ask("ListUsers", "{'UserPoolId': 'POOL', 'Limit': 3%s%s}".formatted(more, token));
            List<String> page = new ArrayList<>();
            answer.path("Users").forEach(user -> page.add(user.path("Username").asText()));
            pages.add(page);
            token = answer.has("PaginationToken")
                    ? ", 'PaginationToken': '%s'"
                            .formatted(answer.path("PaginationToken").asText())
                    : "";
        } while (!token.isEmpty());
        return pages;
    }
}
