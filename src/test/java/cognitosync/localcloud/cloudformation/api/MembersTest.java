package cognitosync.localcloud.cloudformation.api;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.cloudformation.stack.StackClient;
import cognitosync.localcloud.gateway.DocumentedMembers;
import cognitosync.localcloud.http.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembersTest {
    private static final String BOX = "{\"Resources\": {\"A\": {\"Type\": \"AWS::CDK::Metadata\"}}}";
    private static final String ROLE = "arn:aws:iam::123456789012:role/";

    @AutoClose
    private final StackClient api = new StackClient();

    @Test
    void everyDocumentedMember_isHonouredIgnoredOrRefused() throws Exception {
        DocumentedMembers.demandOf(
                "cloudformation",
                new CloudFormation(null, api.stacks(), null, null, null, TestAccount.ACCOUNT).operations());
    }

    @ParameterizedTest
    @CsvSource({
        "NotificationARNs.member.1, arn:aws:sns:eu-west-1:123456789012:t",
        "StackPolicyBody, {}",
        "StackPolicyURL, https://example.com/p",
        "TimeoutInMinutes, 1",
        "RollbackConfiguration.MonitoringTimeInMinutes, 5",
        "RollbackConfiguration.RollbackTriggers.member.1.Arn, arn",
        "RoleARN, arn:aws:iam::123456789012:role/absent",
        "RoleARN, arn:aws:iam::210987654321:role/cdk-hnb659fds-cfn-exec-role-210987654321-eu-west-1",
        "DeploymentConfig.DisableRollback, true",
        "ResourceTypes.member.1, AWS::S3::*",
        "Capabilities.member.1, CAPABILITY_ALL",
        "EnableTerminationProtection, maybe",
        "RetainExceptOnCreate, maybe",
        "UsePreviousTemplate, true",
        "TemplateURL, http://localhost/b/k",
        "FutureMember, x"
    })
    void createStack_thatWouldNotDoWhatItIsAsked_makesNothing(String name, String value) {
        Response refused = api.submit("CreateStack", "Mine", BOX, name, value);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackClient.text(refused)).contains("ValidationError");
        assertThat(api.text("ListStacks")).doesNotContain("Mine");
    }

    @Test
    void members_thatTheCommandLineSends_areTaken() {
        Response made = api.submit(
                "CreateChangeSet",
                "Mine",
                BOX,
                "ChangeSetType",
                "CREATE",
                "RoleARN",
                ROLE + "cdk-hnb659fds-cfn-exec-role-123456789012-eu-west-1",
                "Capabilities.member.1",
                "CAPABILITY_IAM",
                "Capabilities.member.2",
                "CAPABILITY_NAMED_IAM",
                "Capabilities.member.3",
                "CAPABILITY_AUTO_EXPAND",
                "Parameters",
                "",
                "Tags",
                "",
                "NotificationARNs",
                "",
                "IncludeNestedStacks",
                "true",
                "ImportExistingResources",
                "false",
                "DeploymentConfig.Mode",
                "STANDARD",
                "ClientToken",
                "create1",
                "Description",
                "CDK Changeset");
        assertThat(made.status()).as(StackClient.text(made)).isEqualTo(200);
        assertThat(api.call(
                                "DescribeChangeSet",
                                "StackName",
                                "Mine",
                                "ChangeSetName",
                                "Next",
                                "IncludePropertyValues",
                                "true")
                        .status())
                .isEqualTo(200);
        assertThat(api.call(
                                "ExecuteChangeSet",
                                "StackName",
                                "Mine",
                                "ChangeSetName",
                                "Next",
                                "ClientRequestToken",
                                "exec1",
                                "RetainExceptOnCreate",
                                "")
                        .status())
                .isEqualTo(200);
        assertThat(api.call(
                                "DeleteStack",
                                "StackName",
                                "Mine",
                                "RoleARN",
                                ROLE + "cdk-hnb659fds-cfn-exec-role-123456789012-eu-west-1",
                                "ClientRequestToken",
                                "x",
                                "DeploymentConfig.Mode",
                                "EXPRESS")
                        .status())
                .isEqualTo(200);
        assertThat(api.text("ListStacks")).contains("DELETE_COMPLETE");
    }

    @ParameterizedTest
    @CsvSource({
        "UpdateStack, StackPolicyDuringUpdateBody, {}",
        "CreateChangeSet, DeploymentMode, REVERT_DRIFT",
        "CreateChangeSet, ImportExistingResources, true",
        "CreateChangeSet, ResourcesToImport.member.1.ResourceType, AWS::S3::Bucket",
        "DescribeStacks, NextToken, x",
        "ListStacks, StackStatusFilter, CREATE_COMPLETE",
        "GetTemplate, TemplateStage, Half",
        "GetTemplateSummary, StackSetName, s",
        "DeleteStack, DeletionMode, SOFT",
        "DeleteStack, TemplateBody, {}"
    })
    void callWithAMemberThatIsNotRun_namesIt(String operation, String name, String value) {
        Response refused = api.call(operation, name, value);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackClient.text(refused)).contains(name.replaceFirst("\\.member.*", ""));
    }

    @Test
    void createStack_withTypesThatItAllows_isTaken() {
        assertThat(api.submit("CreateStack", "Mine", BOX, "ResourceTypes.member.1", "AWS::CDK::*")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void resources_areFoundByPhysicalId() {
        api.submit("CreateStack", "Mine", BOX);
        String all = api.text("DescribeStackResources", "StackName", "Mine");
        String id = all.replaceFirst("(?s).*<PhysicalResourceId>(.*?)</PhysicalResourceId>.*", "$1");
        assertThat(api.text("DescribeStackResources", "PhysicalResourceId", id)).contains("<StackName>Mine", id);
        assertThat(api.call("DescribeStackResources", "PhysicalResourceId", "absent")
                        .status())
                .isEqualTo(400);
    }
}
