package cognitosync.localcloud.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.protocol.JsonProtocol;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final String BOX = "'Resources': {'A': {'Type': 'Test::Box'}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Transform': 'x', BOX}                                                          | member Transform",
                "{'Resources': {}}                                                                | no resources",
                "{'Resources': {'A': {'Type': 'T', 'CreationPolicy': {}}}}                        | CreationPolicy",
                "{'Resources': {'A': {'Type': 'T', 'DeletionPolicy': 'Snapshot'}}}                | Snapshot",
                "{'Resources': {'A': {'Type': 'T', 'DependsOn': 'B'}}}                            | Resources.A refers to B",
                "{'Resources': {'A': {'Type': 'T', 'Condition': 'C'}}}                            | condition C",
                "{'Resources': {'A': {'Type': 'T', 'Properties': []}}}                            | not an object",
                "{BOX, 'Outputs': {'O': {'Value': {'Ref': 'B'}}}}                                 | Outputs.O refers to B",
                "{BOX, 'Outputs': {'O': {'Value': 'x', 'Export': {'Name': 'n'}}}}                 | Export",
                "{BOX, 'Rules': {'R': {'Assertions': []}}}                                        | R has no assertions",
                "{BOX, 'Rules': {'R': {'Assertions': [{'Assert': {'Fn::Equals': [{'Ref': 'A'}, 1]}}]}}} | only parameters",
                "{BOX, 'Parameters': {'P': {'Type': 'AWS::EC2::Image::Id'}}}                      | AWS::EC2::Image::Id",
                "{BOX, 'Parameters': {'P': {'Type': 'String', 'MinLength': 2}}}                   | MinLength",
                "{BOX, 'Parameters': {'P': {'Type': 'String', 'AllowedPattern': '[a-'}}}          | P has the AllowedPattern [a-"
            })
    void parse_ofWhatIsNotKnown_namesIt(String source, String message) {
        String json = source.replace("BOX", BOX).replace('\'', '"');
        assertThatThrownBy(() -> Template.parse(JsonProtocol.MAPPER.readTree(json), Map.of()))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void parse_takesTheConstructPath_fromMetadataOrFromTheAssembly() throws Exception {
        Template template = Template.parse(JsonProtocol.MAPPER.readTree("""
                        {"Resources": {"A": {"Type": "T", "Metadata": {"aws:cdk:path": "Demo/A"}}, "B": {"Type": "T"}}}
                        """), Map.of("B", "Demo/B"));
        assertThat(template.resources().get("A").describe()).isEqualTo("A (Demo/A)");
        assertThat(template.resources().get("B").describe()).isEqualTo("B (Demo/B)");
    }
}
