package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the command line asks where a change set failed, or is of a kind that is not run. */
class FailedChangeSetTest {
    private static final String UNKNOWN_TYPE = "{\"Resources\": {\"Queue\": {\"Type\": \"AWS::SQS::Queue\"}}}";

    @AutoClose
    private final StackClient api = new StackClient();

    @Test
    void typeThatIsNotRun_isTheReason_andNothingElseIsKnown() {
        Response made = create("CREATE", UNKNOWN_TYPE);
        assertThat(made.status()).as(StackClient.text(made)).isEqualTo(200);
        assertThat(api.text("DescribeChangeSet", "StackName", "Mine", "ChangeSetName", "Next"))
                .contains("<Status>FAILED</Status>", "AWS::SQS::Queue, which the local cloud does not support");
        String id = StackClient.text(made).replaceAll("(?s).*<Id>(.*)</Id>.*", "$1");
        assertThat(api.text("DescribeEvents", "StackName", "Mine", "ChangeSetName", id))
                .contains("<DescribeEventsResult><OperationEvents></OperationEvents></DescribeEventsResult>");
        assertThat(api.text("ListHookResults", "TargetType", "CHANGE_SET", "TargetId", id))
                .contains("<TargetId>" + id + "</TargetId>", "<HookResults></HookResults>");
    }

    @Test
    void describeEvents_ofNoChangeSet_saysWhatToAsk() {
        assertThat(api.text("DescribeEvents", "StackName", "Mine")).contains("ValidationError", "DescribeStackEvents");
        create("CREATE", UNKNOWN_TYPE);
        assertThat(api.text("DescribeEvents", "StackName", "Mine", "ChangeSetName", "Other"))
                .contains("ChangeSetNotFound");
    }

    @Test
    void describeEvents_ofAStackThatIsNotTheCallers_isRefused() {
        create("CREATE", UNKNOWN_TYPE);
        api.allowed = "Other/";
        assertThat(api.call("DescribeEvents", "StackName", "Mine", "ChangeSetName", "Next")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void importing_isRefusedByItsName_whateverTheTemplateIs() {
        assertThat(StackClient.text(create("IMPORT", "Resources:\n  A: {}\n")))
                .contains(
                        "ValidationError", "The ChangeSetType IMPORT (cdk import) is not supported by the local cloud");
        assertThat(api.stacks().all()).isEmpty();
    }

    private Response create(String type, String template) {
        return api.createChangeSet("Mine", "Next", template, "ChangeSetType", type);
    }
}
