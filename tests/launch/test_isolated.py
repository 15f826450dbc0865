"""An assistant of one's own: free ports and addresses that agree with them."""

from sidekick.launch.isolated import free_ports, isolated_environment


def test_free_ports_are_all_different() -> None:
    assert len(set(free_ports(8))) == 8


def test_the_addresses_follow_from_the_ports() -> None:
    environment = isolated_environment("/tmp/somewhere")
    for name in ("WEB", "RASA", "GPT2"):
        assert environment[f"SIDEKICK_{name}_URL"].endswith(":" + environment[f"SIDEKICK_{name}_PORT"])
    assert environment["SIDEKICK_CHAT_URL"] == environment["SIDEKICK_GPT2_URL"] + "/v1"
    assert environment["SIDEKICK_STATE"] == "/tmp/somewhere"
