package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded of one stack may be damaged, or older than a limit: it spoils nothing of the others, and can be deleted. */
@Timeout(60)
class DamagedRecordsTest {
    private static final String TEMPLATE = """
            {"Parameters": {"P": {"Type": "String", "Default": "of-a-parameter", "NoEcho": true}},
             "Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "a", "Value": {"Ref": "P"}}}}}
            """;

    @AutoClose
    private final StackClient api = new StackClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE stack SET template = '{' WHERE name = 'Bad'",
                "UPDATE stack SET template = '[]' WHERE name = 'Bad'",
                "UPDATE stack SET parameters = 'nonsense' WHERE name = 'Bad'",
                "UPDATE stack SET outputs = '' WHERE name = 'Bad'",
                "UPDATE stack SET tags = '{\"a\":' WHERE name = 'Bad'",
                "UPDATE stack SET status = 'NONSENSE' WHERE name = 'Bad'",
                "UPDATE stack_resource SET properties = '{' WHERE stack = 'Bad'",
                "UPDATE stack_resource SET attributes = '5' WHERE stack = 'Bad'",
                "UPDATE stack_resource SET properties = '{\"Value\":\"' || replace(hex(zeroblob(5000000)), '0', 'x')"
                        + " || '\"}' WHERE stack = 'Bad'",
                "UPDATE change_set SET changes = '{' WHERE name = 'Next'",
                "UPDATE change_set SET changes = '[{\"a\": 1}]' WHERE name = 'Next'"
            })
    void damagedStack_isShownAsFarAsItCanBe_andDeleted(String damage) {
        api.createStack("Good", StackFixture.box("{\"Name\": \"good\"}"));
        api.createStack("Bad", TEMPLATE);
        api.createChangeSet("Bad", "Next", TEMPLATE.replace("\"a\"", "\"b\""));
        api.damage(damage);
        for (String operation : new String[] {"DescribeStacks", "ListStacks"}) {
            Response answer = api.call(operation);
            assertThat(answer.status()).as(StackClient.text(answer)).isEqualTo(200);
            assertThat(StackClient.text(answer)).contains("Good", "Bad").doesNotContain("of-a-parameter");
        }
        for (String operation : new String[] {"DescribeStackResources", "DescribeStackEvents", "GetTemplate"}) {
            assertThat(api.call(operation, "StackName", "Bad").status())
                    .as(operation)
                    .isEqualTo(200);
        }
        assertThat(api.call("DescribeChangeSet", "StackName", "Bad", "ChangeSetName", "Next")
                        .status())
                .isEqualTo(200);
        assertThat(api.deleteStack("Bad").status()).isEqualTo(200);
        assertThat(api.stacks().find("Bad")).isEmpty();
        assertThat(api.boxes.told).contains("delete a").doesNotContain("delete good");
        assertThat(api.text("ListStacks")).contains("DELETE_COMPLETE");
    }
}
