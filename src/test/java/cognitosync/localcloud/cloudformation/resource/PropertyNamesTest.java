package cognitosync.localcloud.cloudformation.resource;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyNamesTest {
    private static final PropertyNames NAMES = new PropertyNames(
            Set.of("Name", "Policies.Password.Length", "Schema.Name", "Document.*", "Markers.*", "Marked.flag"),
            Map.of("Noise", "not heard here", "Encryption.*", "not looked at"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Name': 'a', 'Noise': 1}                                   | []",
                "{'name': 'a'}                                               | [name]",
                "{'Nam': 'a'}                                                | [Nam]",
                "{'Policies': {'Password': {'Length': 8}}}                   | []",
                "{'Policies': {'Password': {'Width': 8}}}                    | [Policies.Password.Width]",
                "{'Policies': {'SignIn': {}}}                                | [Policies.SignIn]",
                "{'Schema': [{'Name': 'a'}, {'Name': 'b', 'Type': 'c'}]}     | [Schema.Type]",
                "{'Name': {'Ref': 'X'}}                                      | []",
                "{'Name': {'Inner': 1}}                                      | [Name.Inner]",
                "{'Policies': {'Ref': 'X'}}                                  | []",
                "{'Document': {'Any': {'Thing': 1}}, 'Encryption': [{'a':1}]}| []",
                "{'Markers': [{}, {'<<marker:0xbaba:0>>': {'Ref': 'X'}}]}    | []",
                "{'Marked': [{}, {'flag': true}]}                            | []",
                "{'Fn::If': ['C', {'Odd': 1}, {'Even': 2}]}                  | [Even, Odd]",
                "{'Schema': [{'Fn::If': ['C', {'Odd': 1}, {'Name': 2}]}]}    | [Schema.Odd]",
                "{'Zebra': 1, 'Ant': 1}                                      | [Ant, Zebra]"
            })
    void unknownIn(String properties, String unknown) throws JsonProcessingException {
        assertThat(NAMES.unknownIn(JsonProtocol.MAPPER.readTree(properties.replace('\'', '"'))))
                .hasToString(unknown);
    }

    @ParameterizedTest
    @CsvSource("{'A': {'B': 1}}")
    void star_takesEverything(String properties) throws JsonProcessingException {
        assertThat(new PropertyNames(Set.of(), Map.of("*", "not run"))
                        .unknownIn(JsonProtocol.MAPPER.readTree(properties.replace('\'', '"'))))
                .isEmpty();
    }
}
