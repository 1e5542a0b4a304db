package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DeployedStackTest {
    @AutoClose
    private final StackFixture fixture = new StackFixture();

    private final RecordingHandler boxes = fixture.boxes;
    private DeployedStack stack = fixture.stacks().stack("Demo");

    private void reopen() {
        fixture.reopen();
        stack = fixture.stacks().stack("Demo");
    }

    private Map<String, String> deploy(String template) throws JsonProcessingException {
        return deploy(template, Map.of());
    }

    private Map<String, String> deploy(String template, Map<String, String> parameters) throws JsonProcessingException {
        return stack.deploy(
                Template.parse(JsonProtocol.MAPPER.readTree(template), Map.of("B", "Demo/Inner/B")), parameters);
    }

    @Test
    void deploy_resolvesInOrderOfReferences_andGivesOutputs() throws Exception {
        Map<String, String> outputs = deploy("""
                {"Resources": {
                   "A": {"Type": "Test::Box", "Properties": {"Value": {"Fn::GetAtt": ["B", "Arn"]}}},
                   "B": {"Type": "Test::Box", "Properties": {"Value": {"Fn::Sub": "${C}!"}}, "DependsOn": "D"},
                   "C": {"Type": "Test::Box"}, "D": {"Type": "Test::Box", "DependsOn": ["C"]}},
                 "Outputs": {"Second": {"Value": {"Ref": "B"}}, "First": {"Value": {"Fn::GetAtt": ["A", "Arn"]}}}}
                """);
        assertThat(boxes.told).containsExactly("deploy C", "deploy D", "deploy B", "deploy A");
        assertThat(boxes.declarations.get(2).properties().path("Value").asText())
                .isEqualTo("made-0!");
        assertThat(boxes.declarations.get(3).properties().path("Value").asText())
                .isEqualTo("arn:made-2");
        assertThat(outputs).containsExactly(Map.entry("Second", "made-2"), Map.entry("First", "arn:made-3"));
        assertThat(stack.state().outputs()).isEqualTo(outputs);
    }

    @Test
    void deploy_again_keepsPhysicalIds_alsoAfterReopening() throws Exception {
        String template = """
                {"Resources": {"A": {"Type": "Test::Box"}}, "Outputs": {"Id": {"Value": {"Ref": "AWS::StackId"}}}}
                """;
        String id = deploy(template).get("Id");
        reopen();
        assertThat(deploy(template)).containsEntry("Id", id);
        assertThat(boxes.declarations.get(0).existing()).isEmpty();
        assertThat(boxes.declarations.get(1).existing().orElseThrow().physicalId())
                .isEqualTo("made-0");
        assertThat(stack.identity().id())
                .matches("arn:aws:cloudformation:eu-west-1:123456789012:stack/Demo/[0-9a-f-]{36}");
        assertThat(stack.state().template().orElseThrow().json().orElseThrow())
                .isEqualTo(JsonProtocol.MAPPER.readTree(template));
    }

    @Test
    void deploy_deletesWhatIsGone_lastMadeFirst_andKeepsWhatIsRetained() throws Exception {
        deploy("""
                {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "a"}},
                   "B": {"Type": "Test::Box", "Properties": {"Name": "b", "Value": {"Ref": "A"}}},
                   "C": {"Type": "Test::Box", "Properties": {"Name": "c"}, "DeletionPolicy": "Retain"},
                   "D": {"Type": "Test::Box", "Properties": {"Name": "d"}, "DependsOn": "B"},
                   "E": {"Type": "Test::Box", "Properties": {"Name": "e"}}}}
                """);
        boxes.told.clear();
        deploy("""
                {"Resources": {"E": {"Type": "Test::Box", "Properties": {"Name": "e"}}}}
                """);
        assertThat(boxes.told).containsExactly("deploy E", "delete d", "delete b", "delete a");
        assertThat(stack.resources()).extracting(DeployedResource::logicalId).containsExactly("E");
    }

    @Test
    void deploy_thatReplaces_deletesTheOldOneAtTheEnd_unlessRetained() throws Exception {
        String template = """
                {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "a%d"}},
                   "B": {"Type": "Test::Box", "Properties": {"Name": "b%d"}, "UpdateReplacePolicy": "Retain"},
                   "C": {"Type": "Test::Box", "Properties": {"Value": {"Ref": "A"}}}}}
                """;
        deploy(template.formatted(1, 1));
        boxes.told.clear();
        deploy(template.formatted(2, 2));
        assertThat(boxes.told).containsExactly("deploy A", "deploy B", "deploy C", "delete a1");
        assertThat(boxes.declarations.get(5).properties().path("Value").asText())
                .isEqualTo("a2");
    }

    @Test
    void deploy_underANewLogicalId_doesNotDeleteWhatWasTakenOver() throws Exception {
        deploy("""
                {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "same"}}}}
                """);
        boxes.told.clear();
        deploy("""
                {"Resources": {"B": {"Type": "Test::Box", "Properties": {"Name": "same"}}}}
                """);
        assertThat(boxes.told).containsExactly("deploy B");
    }

    @Test
    void deploy_thatFails_namesTheResource_andLeavesTheFormerDeploymentUsable() throws Exception {
        deploy("""
                {"Resources": {"A": {"Type": "Test::Box"}, "Old": {"Type": "Test::Box", "Properties": {"Name": "old"}}},
                 "Outputs": {"Id": {"Value": {"Ref": "A"}}}}
                """);
        boxes.told.clear();
        assertThatThrownBy(() -> deploy("""
                                {"Resources": {"A": {"Type": "Test::Box"},
                                   "B": {"Type": "Test::Box", "Properties": {"Fail": true}}}}
                                """))
                .isInstanceOf(DeploymentException.class)
                .hasMessage(
                        "The resource B (Demo/Inner/B) of type Test::Box could not be created or updated: it was told to fail.");
        assertThat(boxes.told)
                .as("the former template is deployed again, and nothing is deleted")
                .containsExactly("deploy A", "deploy B", "deploy A", "deploy Old");
        assertThat(stack.state().outputs()).containsExactly(Map.entry("Id", "made-0"));
        assertThat(stack.resources()).extracting(DeployedResource::logicalId).containsExactly("A", "Old");

        deploy("""
                {"Resources": {"A": {"Type": "Test::Box"}, "B": {"Type": "Test::Box"}}}
                """);
        assertThat(boxes.told).endsWith("deploy A", "deploy B", "delete old");
    }

    @Test
    void deploy_ofAnUnknownTypeOrProperty_isRefusedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> deploy("""
                        {"Resources": {"A": {"Type": "Test::Box"}, "B": {"Type": "AWS::SQS::Queue"}}}
                        """))
                .hasMessageContaining("B (Demo/Inner/B)")
                .hasMessageContaining("AWS::SQS::Queue");
        assertThatThrownBy(() -> deploy("""
                                {"Resources": {"A": {"Type": "Test::Box"},
                                   "B": {"Type": "Test::Box", "Properties": {"value": 1, "Value": 1}}}}
                                """)).hasMessageContaining("does not support: value.");
        assertThat(boxes.told).isEmpty();
    }

    @Test
    void deploy_thatChangesAType_isRefused() throws Exception {
        deploy("""
                {"Resources": {"A": {"Type": "Test::Box"}}}
                """);
        assertThatThrownBy(() -> deploy("""
                        {"Resources": {"A": {"Type": "AWS::Logs::LogGroup"}}}
                        """)).hasMessageContaining("cannot become AWS::Logs::LogGroup");
    }

    @Test
    void deploy_inARegionThatARuleExcludes_isRefusedWithTheRulesSentence() throws Exception {
        String template = """
                {"Rules": {"Here": {"Assertions": [{"AssertDescription": "Not in this region.",
                    "Assert": {"Fn::Contains": [["eu-west-1"], {"Ref": "AWS::Region"}]}}]},
                   "Never": {"RuleCondition": {"Fn::Equals": ["a", "b"]},
                    "Assertions": [{"Assert": {"Fn::Equals": ["a", "b"]}}]}},
                 "Resources": {"A": {"Type": "Test::Box"}}}
                """;
        DeployedStack elsewhere = fixture.stacks("eu-north-1").stack("Elsewhere");
        assertThatThrownBy(() ->
                        elsewhere.deploy(Template.parse(JsonProtocol.MAPPER.readTree(template), Map.of()), Map.of()))
                .isInstanceOf(DeploymentException.class)
                .hasMessage("Not in this region.");
        assertThat(boxes.told).isEmpty();
        deploy(template);
        assertThat(boxes.told).containsExactly("deploy A");
    }

    @Test
    void deploy_leavesOutWhatAConditionExcludes_andWhoeverWaitsForIt() throws Exception {
        String template = """
                {"Parameters": {"More": {"Type": "String", "AllowedValues": ["yes", "no"]}},
                 "Conditions": {"IsMore": {"Fn::Equals": [{"Ref": "More"}, "yes"]}},
                 "Resources": {"A": {"Type": "Test::Box", "DependsOn": "B"},
                   "B": {"Type": "Test::Box", "Condition": "IsMore", "Properties": {"Name": "b"}}},
                 "Outputs": {"B": {"Condition": "IsMore", "Value": {"Ref": "B"}}}}
                """;
        assertThat(deploy(template, Map.of("More", "yes"))).containsExactly(Map.entry("B", "b"));
        assertThat(deploy(template, Map.of("More", "no"))).isEmpty();
        assertThat(boxes.told).containsExactly("deploy B", "deploy A", "deploy A", "delete b");
        assertThatThrownBy(() -> deploy(template, Map.of("More", "maybe"))).hasMessageContaining("More does not allow");
        assertThatThrownBy(() -> deploy(template)).hasMessageContaining("More must have a value");
        assertThatThrownBy(() -> deploy(template, Map.of("More", "no", "Less", "1")))
                .hasMessageContaining("no parameter Less");
    }

    @Test
    void deploy_ofACircle_namesIt() {
        assertThatThrownBy(() -> deploy("""
                                {"Resources": {"X": {"Type": "Test::Box", "DependsOn": "A"},
                                   "A": {"Type": "Test::Box", "Properties": {"Value": {"Ref": "B"}}},
                                   "B": {"Type": "Test::Box", "DependsOn": "A"}}}
                                """)).hasMessage("Circular dependency between resources: [A, B]");
        assertThat(boxes.told).isEmpty();
    }

    @Test
    void deploy_ofTypesThatAreNotRun_givesThemNamesThatStay() throws Exception {
        String template = """
                {"Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties": {"Any": {"Thing": 1}}},
                   "A": {"Type": "Test::Box", "Properties": {"Value": {"Fn::GetAtt": ["F", "Arn"]}}}}}
                """;
        deploy(template);
        deploy(template);
        String arn = boxes.declarations.get(0).properties().path("Value").asText();
        assertThat(arn).matches("arn:aws:lambda:eu-west-1:123456789012:function:Demo-F-[A-Z0-9]{12}");
        assertThat(boxes.declarations.get(1).properties().path("Value").asText())
                .isEqualTo(arn);
    }

    @Test
    void deploy_withASystemParameter_readsIt() throws Exception {
        String template = """
                {"Parameters": {"V": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "%s"}},
                 "Resources": {"A": {"Type": "Test::Box"}}, "Outputs": {"V": {"Value": {"Ref": "V"}}}}
                """;
        assertThat(deploy(template.formatted("/cdk-bootstrap/hnb659fds/version")))
                .containsEntry("V", "32");
        assertThatThrownBy(() -> deploy(template.formatted("/somebody/else")))
                .hasMessageContaining("/somebody/else, which does not exist");
    }

    @Test
    void stack_withABadName_isRefused() {
        assertThatThrownBy(() -> fixture.stacks().stack("a/b")).hasMessageContaining("a/b is not valid");
    }

    @Test
    void deploy_thatFailsAtTheFirstTime_leavesNothing_andTheNextOneMakesAnew() throws Exception {
        String template = """
                {"Resources": {"A": {"Type": "Test::Box"}, "C": {"Type": "Test::Box", "DeletionPolicy": "Retain"},
                   "B": {"Type": "Test::Box", "Properties": {"Fail": %s}, "DependsOn": ["A", "C"]}}}
                """;
        assertThatThrownBy(() -> deploy(template.formatted(true))).hasMessageContaining("The resource B");
        assertThat(boxes.told).containsExactly("deploy A", "deploy C", "deploy B", "delete made-0");
        assertThat(stack.resources()).isEmpty();
        assertThat(stack.state().status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(stack.state().reason().orElseThrow()).contains("it was told to fail");
        assertThat(statuses("B")).containsExactly("CREATE_FAILED", "CREATE_IN_PROGRESS");
        assertThat(statuses("C")).startsWith("DELETE_SKIPPED");

        deploy(template.formatted(false));
        assertThat(stack.state().status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @Test
    void deploy_thatFailsAfterAReplacement_goesBackToTheOldOne_andDeletesTheNewOnes() throws Exception {
        deploy("""
                {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "old"}},
                   "B": {"Type": "Test::Box", "Properties": {"Value": {"Ref": "A"}}}},
                 "Outputs": {"Id": {"Value": {"Ref": "A"}}}}
                """);
        boxes.told.clear();
        assertThatThrownBy(() -> deploy("""
                {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "new"}},
                   "N": {"Type": "Test::Box", "Properties": {"Name": "fresh"}},
                   "B": {"Type": "Test::Box", "Properties": {"Value": {"Ref": "A"}, "Fail": true}, "DependsOn": "N"}}}
                """)).hasMessageContaining("The resource B");
        assertThat(boxes.told)
                .containsExactly(
                        "deploy A", "deploy N", "deploy B", "deploy A", "deploy B", "delete fresh", "delete new");
        assertThat(boxes.last("Value").asText()).isEqualTo("old");
        assertThat(stack.resources())
                .extracting(each -> each.resource().physicalId())
                .contains("old")
                .doesNotContain("new");
        assertThat(stack.state().outputs()).containsEntry("Id", "old");
        assertThat(stack.state().status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
    }

    @Test
    void deploy_thatTheEndOfTheProgramCutsOff_isTakenBackAtTheNextStart() throws Exception {
        deploy("""
                {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "old"}}}}
                """);
        assertThatThrownBy(() -> deploy("""
                {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "new"}},
                   "B": {"Type": "Test::Box", "Properties": {"Fail": "hard"}, "DependsOn": "A"}}}
                """)).isInstanceOf(AssertionError.class);
        reopen();
        assertThat(stack.state().status()).isEqualTo(StackStatus.UPDATE_IN_PROGRESS);
        boxes.told.clear();
        stack.refresh();
        assertThat(boxes.told).startsWith("deploy A", "delete new");
        assertThat(stack.state().status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(stack.resources())
                .extracting(each -> each.resource().physicalId())
                .containsExactly("old");
    }

    @Test
    void delete_goesInReverse_keepsWhatIsRetained_andLeavesTheIdOnly() throws Exception {
        deploy("""
                {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "a"}},
                   "B": {"Type": "Test::Box", "Properties": {"Name": "b", "Value": {"Ref": "A"}}},
                   "C": {"Type": "Test::Box", "Properties": {"Name": "c"}, "DeletionPolicy": "Retain"}}}
                """);
        boxes.told.clear();
        boxes.stuck = "a";
        assertThatThrownBy(() -> stack.delete(new Deletion(Optional.of("token"), List.of(), false)))
                .hasMessageContaining("A of type Test::Box (a)");
        assertThat(boxes.told).containsExactly("delete b", "delete a");
        assertThat(stack.state().status()).isEqualTo(StackStatus.DELETE_FAILED);
        assertThat(stack.state().reason().orElseThrow()).contains("it was told to stay");

        boxes.stuck = "";
        stack.delete(Deletion.WHOLE);
        assertThat(boxes.told).containsExactly("delete b", "delete a", "delete a");
        Stacks stacks = fixture.stacks();
        assertThat(stacks.find("Demo")).isEmpty();
        DeployedStack deleted = stacks.find(stack.identity().id()).orElseThrow();
        assertThat(deleted.state().status()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(deleted.resources()).isEmpty();
        assertThat(deleted.events().get(0).status()).isEqualTo("DELETE_COMPLETE");
        assertThat(deleted.events())
                .anySatisfy(event -> assertThat(event.token()).hasValue("token"));
        assertThat(stacks.stack("Demo").identity().id())
                .isNotEqualTo(stack.identity().id());
    }

    private List<String> statuses(String logicalId) {
        return stack.events().stream()
                .filter(event -> event.logicalId().equals(logicalId))
                .map(StackEvent::status)
                .toList();
    }
}
