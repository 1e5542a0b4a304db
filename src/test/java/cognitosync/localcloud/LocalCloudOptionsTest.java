package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.account.OptionException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalCloudOptionsTest {
    @Test
    void from_nothing_hasTheDocumentedDefaults() {
        assertThat(LocalCloudOptions.from(name -> null))
                .isEqualTo(new LocalCloudOptions(
                        8080, 8081, 4566, Path.of(".local"), "eu-west-1", false, Path.of("target/cdk.out")));
    }

    @ParameterizedTest
    @CsvSource({
        "local.website.port, eighty",
        "local.signin.port, -1",
        "local.api.port, 65536",
        "local.region, Ireland",
        "local.empty, yes",
    })
    void from_aValueThatCannotBeUsed_saysWhichOption(String name, String value) {
        assertThatThrownBy(() -> LocalCloudOptions.from(Map.of(name, value)::get))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("-D" + name + "=" + value);
    }
}
