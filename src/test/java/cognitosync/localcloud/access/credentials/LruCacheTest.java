package cognitosync.localcloud.access.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LruCacheTest {
    private final List<String> searched = new ArrayList<>();
    private final LruCache<String, String> recent = new LruCache<>(2);

    private String find(String key) {
        return recent.find(key, () -> {
                    searched.add(key);
                    return key.equals("unknown") ? Optional.empty() : Optional.of(key + "!");
                })
                .orElse("nothing");
    }

    @Test
    void find_again_doesNotSearchAgain() {
        assertThat(find("a")).isEqualTo("a!");
        assertThat(find("a")).isEqualTo("a!");
        assertThat(searched).containsExactly("a");
    }

    @Test
    void find_ofWhatIsNotThere_searchesEachTime() {
        assertThat(find("unknown")).isEqualTo("nothing");
        assertThat(find("unknown")).isEqualTo("nothing");
        assertThat(searched).containsExactly("unknown", "unknown");
    }

    @Test
    void find_beyondItsSize_dropsWhatWasNotAskedForTheLongestTime() {
        find("a");
        find("b");
        find("a");
        find("c");
        searched.clear();
        find("a");
        find("c");
        find("b");
        assertThat(searched).containsExactly("b");
    }

    @Test
    void forget_makesItSearchAgain() {
        find("a");
        find("b");
        recent.forget("a!"::equals);
        searched.clear();
        find("a");
        find("b");
        assertThat(searched).containsExactly("a");
    }
}
