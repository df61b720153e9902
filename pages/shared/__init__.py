"""What the pages share: state, caches, chips and views. Only here and in pages: Streamlit."""
